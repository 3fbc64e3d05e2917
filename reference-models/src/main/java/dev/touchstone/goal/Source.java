package dev.touchstone.goal;

import dev.touchstone.reference.Text;

/**
 * The data of a task.
 *
 * @param id such as {@code mnist}
 * @param learned how many examples a program learns from
 * @param asked how many it is measured on
 */
public record Source(String id, Text title, int learned, int asked) {}
