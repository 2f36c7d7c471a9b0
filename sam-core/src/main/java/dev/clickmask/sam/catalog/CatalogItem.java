package dev.clickmask.sam.catalog;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Anything that the catalogue offers: what is the same for a SAM model and a foreground model. */
public sealed interface CatalogItem permits CatalogEntry, ForegroundEntry {
    /** Short name, also that of its folder. */
    String id();

    /** As shown to the person. */
    String name();

    /** One line that helps to choose. */
    String description();

    /** SPDX name for the files as published. */
    String licence();

    /** SPDX name for the trained weights in them. */
    String weightsLicence();

    /** All files, of different names. */
    List<ModelFile> files();

    /** Size of all files together, where the size of each is known. */
    default OptionalLong bytes() {
        if (files().stream().anyMatch(file -> file.bytes().isEmpty())) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(
                files().stream().mapToLong(file -> file.bytes().getAsLong()).sum());
    }

    /** Size of all files together, rounded where it is not known exactly. */
    default OptionalLong roundBytes() {
        return bytes();
    }

    /** What the licence forbids, to be told before anything is fetched. */
    Optional<CatalogEntry.Restriction> restriction();
}
