package dev.touchstone.server.gradebook;

import java.math.BigDecimal;

/** A letter, and from how many points on it is given. */
record Band(String letter, BigDecimal from) {

  static final int LONGEST = 20;
}
