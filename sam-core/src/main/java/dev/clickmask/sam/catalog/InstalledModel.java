package dev.clickmask.sam.catalog;

import java.nio.file.Path;

/**
 * A model whose files are here.
 *
 * @param id of its catalogue entry, or of the person's own model
 * @param sha256 digest of the digests of its files: what the model makes is kept under it
 */
public record InstalledModel(String id, Path encoder, Path decoder, String sha256) {}
