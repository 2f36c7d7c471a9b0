/** Foregrounds on other backgrounds: pictures of what a foreground model finds. */
@NullMarked
package dev.clickmask.annotator.cutout;

import org.jspecify.annotations.NullMarked;
