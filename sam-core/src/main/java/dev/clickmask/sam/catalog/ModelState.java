package dev.clickmask.sam.catalog;

/** What a look at a model's files, without reading them, can tell. */
public enum ModelState {
    /** All files are here and of the right size. */
    PRESENT,
    /** No file is here. */
    ABSENT,
    /** A file is missing or of another size; fetching mends it. */
    BROKEN
}
