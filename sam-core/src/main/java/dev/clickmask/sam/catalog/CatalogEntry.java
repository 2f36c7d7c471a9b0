package dev.clickmask.sam.catalog;

import dev.clickmask.sam.catalog.ModelFile.Role;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A model that can be had.
 *
 * @param id short name, also that of its folder: lower-case letters, digits, dots and hyphens
 * @param name as shown to the person
 * @param description one line that helps to choose
 * @param licence SPDX name for the files as published
 * @param weightsLicence SPDX name for the trained weights in them
 * @param restriction what the licence forbids, to be told before anything is fetched
 * @param lacks prompts that it does not understand, as far as that is known before it is here; copied
 * @param megabytes size of all files as published, for the person, where that of a file is not known exactly
 * @param files one encoder and one decoder, besides any number with their weights or for a memory, all of different names; copied
 */
public record CatalogEntry(
        String id,
        String name,
        String description,
        String licence,
        String weightsLicence,
        Optional<Restriction> restriction,
        Set<Lack> lacks,
        OptionalLong megabytes,
        List<ModelFile> files)
        implements CatalogItem {
    private static final Pattern ID = Pattern.compile("[a-z0-9]+([.-][a-z0-9]+)*");

    /** What a licence forbids. */
    public enum Restriction {
        /** Any use for money or by a company. */
        NON_COMMERCIAL,
        /** Some uses, by terms of its own that are to be read and accepted. */
        OWN_TERMS
    }

    /** What prompts of a model may be missing. */
    public enum Lack {
        BOXES,
        BACKGROUND,
        PRIOR_MASK,
        MORE_THAN_SIX_POINTS
    }

    public CatalogEntry {
        requireId(id);
        lacks = Set.copyOf(lacks);
        files = List.copyOf(files);
        if (count(files, Role.ENCODER) != 1 || count(files, Role.DECODER) != 1) {
            throw new IllegalArgumentException("files must be one encoder and one decoder, and their data");
        }
        Set<String> names = new HashSet<>();
        if (!files.stream().allMatch(file -> names.add(file.name()))) {
            throw new IllegalArgumentException("files must be of different names");
        }
    }

    static void requireId(String id) {
        Words.require(ID, "id", id, "lower-case letters and digits with single dots or hyphens between");
    }

    private static long count(List<ModelFile> files, Role role) {
        return files.stream().filter(file -> file.role() == role).count();
    }

    /** The one file with the given network: {@link Role#ENCODER} or {@link Role#DECODER}. */
    public ModelFile file(Role role) {
        return files.stream().filter(file -> file.role() == role).findFirst().orElseThrow();
    }

    /** Size of all files together, rounded where it is not known exactly. */
    @Override
    public OptionalLong roundBytes() {
        return bytes().isPresent() || megabytes.isEmpty()
                ? bytes()
                : OptionalLong.of(megabytes.getAsLong() * 1_000_000);
    }
}
