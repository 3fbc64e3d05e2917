package dev.touchstone.server.limit;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** What purses hold: of somebody who is signed in, and of an address. */
@ConfigurationProperties("touchstone.rates")
record RateProperties(Rate person, Rate address) {

  /**
   * A purse.
   *
   * @param burst what is in a full one
   * @param perMinute what comes in again
   */
  record Rate(int burst, int perMinute) {

    Rate {
      if (burst < 1 || perMinute < 1) {
        throw new IllegalArgumentException(
            "touchstone.rates: burst and per-minute are at least 1, not %d and %d"
                .formatted(burst, perMinute));
      }
    }
  }
}
