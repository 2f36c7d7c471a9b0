/** How many clicks a model needs: the standard click benchmark, with a simulated person. Knows no Swing. */
@NullMarked
package dev.clickmask.annotator.evaluate;

import org.jspecify.annotations.NullMarked;
