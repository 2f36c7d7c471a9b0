/** Which processor a model runs on, and how that is found out without danger for the program. */
@NullMarked
package dev.clickmask.annotator.device;

import org.jspecify.annotations.NullMarked;
