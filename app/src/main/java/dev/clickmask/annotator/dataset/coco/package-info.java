/** COCO: one JSON file with images, categories and annotations. */
@NullMarked
package dev.clickmask.annotator.dataset.coco;

import org.jspecify.annotations.NullMarked;
