/** Instance PNGs: a picture for each image whose pixels are numbers of instances, and a table of those. */
@NullMarked
package dev.clickmask.annotator.dataset.png;

import org.jspecify.annotations.NullMarked;
