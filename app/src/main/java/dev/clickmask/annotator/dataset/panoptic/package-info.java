/** COCO panoptic: a picture for each image whose colours are numbers of segments, and a JSON file about those. */
@NullMarked
package dev.clickmask.annotator.dataset.panoptic;

import org.jspecify.annotations.NullMarked;
