package dev.clickmask.sam.catalog;

import dev.clickmask.sam.catalog.ModelFile.Role;
import dev.clickmask.sam.matte.ForegroundSpec;
import java.util.List;
import java.util.Optional;

/**
 * A foreground model that can be had.
 *
 * @param id short name, also that of its folder: lower-case letters, digits, dots and hyphens
 * @param name as shown to the person
 * @param description one line that helps to choose
 * @param licence SPDX name for the files as published
 * @param weightsLicence SPDX name for the trained weights in them
 * @param restriction what the licence forbids, to be told before anything is fetched
 * @param file its only file
 * @param spec how it takes images and what it answers
 */
public record ForegroundEntry(
        String id,
        String name,
        String description,
        String licence,
        String weightsLicence,
        Optional<CatalogEntry.Restriction> restriction,
        ModelFile file,
        ForegroundSpec spec)
        implements CatalogItem {
    public ForegroundEntry {
        CatalogEntry.requireId(id);
        if (file.role() != Role.FOREGROUND) {
            throw new IllegalArgumentException("file must be of the role foreground");
        }
    }

    @Override
    public List<ModelFile> files() {
        return List.of(file);
    }
}
