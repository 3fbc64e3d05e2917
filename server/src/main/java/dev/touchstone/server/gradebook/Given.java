package dev.touchstone.server.gradebook;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person wrote for a student in a part.
 *
 * @param version counts how often it was written
 * @param points null if it was taken back
 * @param outOf what full marks were then
 */
record Given(
    String part,
    long accountId,
    int version,
    @Nullable BigDecimal points,
    BigDecimal outOf,
    String reason,
    String givenBy,
    Instant givenAt) {}
