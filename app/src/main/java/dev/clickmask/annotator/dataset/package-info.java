/** Data sets: one package a format, and what their writers share. No Swing. */
@NullMarked
package dev.clickmask.annotator.dataset;

import org.jspecify.annotations.NullMarked;
