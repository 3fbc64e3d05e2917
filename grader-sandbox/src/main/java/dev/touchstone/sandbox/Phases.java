package dev.touchstone.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;

/** Milliseconds by phase, each from the end of the one before. */
public final class Phases {

  private static final double NANOS_PER_MILLI = 1e6;

  private final Map<String, Double> millis = new LinkedHashMap<>();
  private long began = System.nanoTime();

  public void end(String phase) {
    long now = System.nanoTime();
    millis.merge(phase, Math.round((now - began) / (NANOS_PER_MILLI / 10)) / 10.0, Double::sum);
    began = now;
  }

  public Map<String, Double> millis() {
    return new LinkedHashMap<>(millis);
  }
}
