package dev.clickmask.sam.catalog;

/** A public place that offers one file of a model; {@code toString} names it as a person would look for it. */
public sealed interface Source permits NpmSource, NpmJoinedSource, HttpsSource {}
