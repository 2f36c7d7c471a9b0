/** Pascal VOC segmentation: two palette PNGs for each image, one of classes and one of objects. */
@NullMarked
package dev.clickmask.annotator.dataset.voc;

import org.jspecify.annotations.NullMarked;
