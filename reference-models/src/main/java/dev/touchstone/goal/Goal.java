package dev.touchstone.goal;

import dev.touchstone.reference.Exercise;
import java.util.function.Supplier;

/**
 * An exercise that is measured.
 *
 * @param bar the recipe of the network that is to be reached, see {@link
 *     dev.touchstone.training.Recipes}
 * @param task what counts
 * @param rehearsal a small one, to see whether a program runs
 */
public record Goal(
    Exercise exercise,
    Quantity quantity,
    Allowance allowance,
    String bar,
    Supplier<Task> task,
    Supplier<Task> rehearsal) {}
