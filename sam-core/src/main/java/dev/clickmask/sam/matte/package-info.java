/** Which pixels are foreground, and how much of each: models that map an image to its alpha, and what is made of it. */
@NullMarked
package dev.clickmask.sam.matte;

import org.jspecify.annotations.NullMarked;
