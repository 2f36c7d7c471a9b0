/** Image files become upright 8-bit sRGB pictures here, and only here. */
@NullMarked
package dev.clickmask.sam.image;

import org.jspecify.annotations.NullMarked;
