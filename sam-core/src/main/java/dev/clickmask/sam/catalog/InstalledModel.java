package dev.clickmask.sam.catalog;

import java.nio.file.Path;

/**
 * A model whose files are here.
 *
 * @param id of its catalogue entry
 * @param sha256 digest of the digests of its two files, by the catalogue: what the model makes is kept under it
 */
public record InstalledModel(String id, Path encoder, Path decoder, String sha256) {}
