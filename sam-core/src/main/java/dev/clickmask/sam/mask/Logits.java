package dev.clickmask.sam.mask;

/** placeholder replaced in the next commit. */
public record Logits(int width) {}
