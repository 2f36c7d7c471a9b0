/** Which keys belong to which command: presets, what the person changed, and how keys are written. No windows. */
@NullMarked
package dev.clickmask.annotator.ui.keys;

import org.jspecify.annotations.NullMarked;
