package dev.clickmask.annotator.dataset.coco;

/**
 * An entry of "categories".
 *
 * @param index its place in the list
 * @param id as text; empty if missing or bad
 * @param name empty if missing or bad
 */
record CocoCategory(int index, String id, String name) {}
