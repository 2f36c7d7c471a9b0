package dev.clickmask.annotator.dataset.coco;

import dev.clickmask.sam.geometry.Size;
import org.jspecify.annotations.Nullable;

/**
 * An entry of "images".
 *
 * @param index its place in the list
 * @param id as text; empty if missing or bad
 * @param file relative name with forward slashes; empty if missing or bad
 * @param size {@code null} if missing or bad
 */
record CocoImage(
        int index, String id, String file, @Nullable Size size) {}
