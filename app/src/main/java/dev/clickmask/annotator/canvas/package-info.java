/** The picture with masks and prompts on it, and the tools that work there. The only place of view coordinates. */
@NullMarked
package dev.clickmask.annotator.canvas;

import org.jspecify.annotations.NullMarked;
