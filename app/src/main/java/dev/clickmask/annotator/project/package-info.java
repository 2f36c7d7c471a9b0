/** A folder of images and what is annotated on them, kept in one SQLite file. For the io thread; knows no Swing. */
@NullMarked
package dev.clickmask.annotator.project;

import org.jspecify.annotations.NullMarked;
