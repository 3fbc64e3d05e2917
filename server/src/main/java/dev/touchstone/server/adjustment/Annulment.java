package dev.touchstone.server.adjustment;

import org.jspecify.annotations.Nullable;

/**
 * Work that earns a student nothing, whatever it is or will be graded with.
 *
 * @param exercise null where it is the whole assignment
 * @param source what it stems from, such as {@code integrity:17}
 * @param reason what the student reads
 */
public record Annulment(
    long assignmentId,
    long accountId,
    @Nullable String exercise,
    String source,
    String reason,
    long madeBy) {}
