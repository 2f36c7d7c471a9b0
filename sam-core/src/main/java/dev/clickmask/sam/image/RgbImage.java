package dev.clickmask.sam.image;

/** placeholder replaced in the next commit. */
public record RgbImage(int width) {}
