/** The models that can be had: what they are, where they are, whether they are here and whole. */
@NullMarked
package dev.clickmask.sam.catalog;

import org.jspecify.annotations.NullMarked;
