/** The command line: one class a command. No window and no Swing; pictures are written with ImageIO. */
@NullMarked
package dev.clickmask.annotator.cli;

import org.jspecify.annotations.NullMarked;
