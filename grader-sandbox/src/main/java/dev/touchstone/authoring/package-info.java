/**
 * A course as its authors write it: folders of YAML, Markdown and Python that live in Git. {@link
 * dev.touchstone.authoring.CourseFolder} reads them and says what is wrong with them by file and
 * line, in the author's language; {@link dev.touchstone.authoring.Gate} tries out whether an
 * assignment may be released. Nothing here knows of accounts, a database or time.
 *
 * <p>What the catalogue knows need not be written again: an exercise without a file of its own has
 * the catalogue's statement, a starter made from its signature, and its known solutions.
 */
@NullMarked
package dev.touchstone.authoring;

import org.jspecify.annotations.NullMarked;
