/** YOLO segmentation as Ultralytics trains on it: a text file for each image, a line for each object. */
@NullMarked
package dev.clickmask.annotator.dataset.yolo;

import org.jspecify.annotations.NullMarked;
