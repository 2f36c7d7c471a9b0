/** Finds what is likely to be wrong in a project, for a person to look at. */
@NullMarked
package dev.clickmask.annotator.review;

import org.jspecify.annotations.NullMarked;
