/** Series of slices: read one at a time, brought to grey levels, and searched for an object and its box. Knows no Swing. */
@NullMarked
package dev.clickmask.annotator.series;

import org.jspecify.annotations.NullMarked;
