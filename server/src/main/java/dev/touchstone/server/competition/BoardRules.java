package dev.touchstone.server.competition;

import dev.touchstone.metric.Ladder;
import dev.touchstone.metric.Metric.Direction;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * By what a board is ordered.
 *
 * @param ladder null where every score is shown
 * @param zone whose days count
 * @param closed whether the final board is drawn up: what counts changes no more
 */
record BoardRules(
    UUID competition, Direction direction, @Nullable Ladder ladder, ZoneId zone, boolean closed) {}
