package dev.touchstone.server.experiment;

import dev.touchstone.sandbox.Logged.About;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A hyper-parameter, best result or other setting of a run.
 *
 * @param number null of a text
 */
record Value(UUID runId, About about, String name, String text, @Nullable Double number) {}
