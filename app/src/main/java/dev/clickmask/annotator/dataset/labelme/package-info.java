/** LabelMe: a JSON file for each image, with polygons and masks. */
@NullMarked
package dev.clickmask.annotator.dataset.labelme;

import org.jspecify.annotations.NullMarked;
