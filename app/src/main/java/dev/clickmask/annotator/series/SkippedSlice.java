package dev.clickmask.annotator.series;

/**
 * A slice that is not there or cannot be used.
 *
 * @param name as a person knows it
 * @param why a sentence without its beginning: "is missing"
 */
public record SkippedSlice(String name, String why) {}
