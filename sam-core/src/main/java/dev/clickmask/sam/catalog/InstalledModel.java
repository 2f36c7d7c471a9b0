package dev.clickmask.sam.catalog;

import java.nio.file.Path;

/**
 * A model whose files are here.
 *
 * @param id of its catalogue entry
 */
public record InstalledModel(String id, Path encoder, Path decoder) {}
