/** Label volumes: the images of a series as the pages of one TIFF, whose pixels are numbers of objects. */
@NullMarked
package dev.clickmask.annotator.dataset.volume;

import org.jspecify.annotations.NullMarked;
