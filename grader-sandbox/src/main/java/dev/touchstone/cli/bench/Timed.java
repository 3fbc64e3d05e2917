package dev.touchstone.cli.bench;

import dev.touchstone.reference.Tensor;
import java.util.Map;

/**
 * A workload as one side did it in one round.
 *
 * @param outputs empty where they were not asked for
 */
record Timed(double millis, Map<String, Tensor> outputs) {}
