package dev.clickmask.sam.catalog;

import dev.clickmask.sam.catalog.ModelFile.Role;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A model that can be had.
 *
 * @param id short name, also that of its folder: lower-case letters, digits, dots and hyphens
 * @param name as shown to the person
 * @param description one line that helps to choose
 * @param licence SPDX name for the files as published
 * @param weightsLicence SPDX name for the trained weights in them
 * @param files exactly one encoder and one decoder, of different names; copied
 */
public record CatalogEntry(
        String id, String name, String description, String licence, String weightsLicence, List<ModelFile> files)
        implements CatalogItem {
    private static final Pattern ID = Pattern.compile("[a-z0-9]+([.-][a-z0-9]+)*");

    public CatalogEntry {
        requireId(id);
        files = List.copyOf(files);
        if (files.size() != 2
                || !Set.of(Role.ENCODER, Role.DECODER)
                        .equals(files.stream().map(ModelFile::role).collect(Collectors.toSet()))
                || files.get(0).name().equals(files.get(1).name())) {
            throw new IllegalArgumentException("files must be one encoder and one decoder of different names");
        }
    }

    static void requireId(String id) {
        Words.require(ID, "id", id, "lower-case letters and digits with single dots or hyphens between");
    }

    /** The file with the given network. */
    public ModelFile file(Role role) {
        return files.get(0).role() == role ? files.get(0) : files.get(1);
    }
}
