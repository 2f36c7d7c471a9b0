/** Moves annotations between projects and data sets, looks at them as a whole and shares them out. Knows no Swing. */
@NullMarked
package dev.clickmask.annotator.exchange;

import org.jspecify.annotations.NullMarked;
