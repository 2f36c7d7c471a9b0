/** The program: reads its arguments and wires the window or the command line. */
@NullMarked
package dev.clickmask.annotator;

import org.jspecify.annotations.NullMarked;
