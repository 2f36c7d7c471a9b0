/** Pictures whose pixels are numbers, as PNG files. */
@NullMarked
package dev.clickmask.annotator.dataset.labelmap;

import org.jspecify.annotations.NullMarked;
