/** The commands that need no server and no database: a catalogue, a grader and a calculator. */
@NullMarked
package dev.touchstone.cli;

import org.jspecify.annotations.NullMarked;
