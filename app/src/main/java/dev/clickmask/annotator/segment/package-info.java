/** From prompts to masks: the unfinished instance and the thread that runs the model. Knows no Swing. */
@NullMarked
package dev.clickmask.annotator.segment;

import org.jspecify.annotations.NullMarked;
