/** What a person has made of an image: categories, instances, and how it came about. Knows no Swing. */
@NullMarked
package dev.clickmask.annotator.document;

import org.jspecify.annotations.NullMarked;
