/** Cut-outs: a picture of each object with everything around it transparent. */
@NullMarked
package dev.clickmask.annotator.dataset.cutout;

import org.jspecify.annotations.NullMarked;
