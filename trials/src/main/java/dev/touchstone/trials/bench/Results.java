package dev.touchstone.trials.bench;

import dev.touchstone.trials.bench.Ratio.Figure;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A whole run.
 *
 * @param phases of one grading, milliseconds
 */
record Results(
    String begun,
    String machine,
    int rounds,
    List<Ratio> ratios,
    Map<String, Figure> phases,
    Borderline.@Nullable Result borderline) {}
