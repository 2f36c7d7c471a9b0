/** The window: panels, dialogs and commands. What they do is said in classes without Swing, which they show. */
@NullMarked
package dev.clickmask.annotator.ui;

import org.jspecify.annotations.NullMarked;
