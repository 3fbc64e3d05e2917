/**
 * How fast references are, against the same in PyTorch, and whether a process that grades grows.
 */
@NullMarked
package dev.touchstone.cli.bench;

import org.jspecify.annotations.NullMarked;
