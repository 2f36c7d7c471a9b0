package dev.clickmask.sam.catalog;

import dev.clickmask.sam.matte.ForegroundSpec;
import java.nio.file.Path;

/**
 * A foreground model whose file is here.
 *
 * @param id of its catalogue entry
 * @param sha256 digest of the file, by the catalogue
 */
public record InstalledForeground(String id, Path file, ForegroundSpec spec, String sha256) {}
