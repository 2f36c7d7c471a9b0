/** All masks of an image without a prompt: a grid of points, and what of the answers is worth keeping. */
@NullMarked
package dev.clickmask.sam.everything;

import org.jspecify.annotations.NullMarked;
