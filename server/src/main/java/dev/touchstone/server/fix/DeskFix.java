package dev.touchstone.server.fix;

import dev.touchstone.server.review.Lines;
import org.jspecify.annotations.Nullable;

/**
 * What the desk shows about fixes of one submission.
 *
 * @param self where the submission is looked at
 * @param request the one that there is; null where one can be asked for
 * @param said what was typed
 * @param due as the field has it
 * @param cost percent of the exercise's points
 */
record DeskFix(
    String self,
    @Nullable FixRequest request,
    Lines lines,
    @Nullable String said,
    @Nullable String due,
    int cost) {}
