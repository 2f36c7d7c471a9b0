/** Points, boxes and polygons in image pixels. Depends on nothing. */
@NullMarked
package dev.clickmask.sam.geometry;

import org.jspecify.annotations.NullMarked;
