package dev.touchstone.server.gradebook;

import dev.touchstone.server.gradebook.RefusedSchemeException.Reason;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a course's grade is made up. The weights of its parts, without those of a bonus, are 100
 * together.
 *
 * @param cap the most that everything together can be; null for no end
 * @param bands letters, the best first; empty where there are none
 * @param pass below it one is at risk
 * @param missing so many missing works and one is at risk
 */
record Scheme(
    List<Part> parts, @Nullable BigDecimal cap, List<Band> bands, BigDecimal pass, int missing) {

  static final BigDecimal FULL = BigDecimal.valueOf(100);

  Scheme {
    parts = List.copyOf(parts);
    bands = List.copyOf(bands);
    if (parts.isEmpty()) {
      throw new RefusedSchemeException(Reason.EMPTY);
    }
    checkKeys(parts);
    BigDecimal sum =
        parts.stream()
            .filter(part -> !part.bonus())
            .map(Part::weight)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    if (sum.compareTo(FULL) != 0) {
      throw new RefusedSchemeException(Reason.SUM, plain(sum));
    }
    checkBands(bands);
    if (pass.signum() < 0 || pass.compareTo(FULL) > 0) {
      throw new RefusedSchemeException(Reason.NUMBER, plain(pass));
    }
    if (cap != null && (cap.signum() <= 0 || cap.compareTo(BigDecimal.valueOf(1000)) > 0)) {
      throw new RefusedSchemeException(Reason.NUMBER, plain(cap));
    }
    if (missing < 1 || missing > 100) {
      throw new RefusedSchemeException(Reason.NUMBER, missing);
    }
  }

  private static void checkKeys(List<Part> parts) {
    Set<String> seen = new HashSet<>();
    for (Part part : parts) {
      if (!seen.add(part.key())) {
        throw new RefusedSchemeException(Reason.TWICE, part.key());
      }
    }
  }

  private static void checkBands(List<Band> bands) {
    BigDecimal above = null;
    for (Band band : bands) {
      boolean named = !band.letter().isBlank() && band.letter().length() <= Band.LONGEST;
      if (!named
          || band.from().signum() < 0
          || (above != null && band.from().compareTo(above) >= 0)) {
        throw new RefusedSchemeException(Reason.BANDS, band.letter());
      }
      above = band.from();
    }
    if (above != null && above.signum() != 0) {
      throw new RefusedSchemeException(Reason.LOWEST);
    }
  }

  Optional<Part> part(String key) {
    return parts.stream().filter(part -> part.key().equals(key)).findFirst();
  }

  /** The letter for so many points of a hundred. */
  @Nullable String letter(BigDecimal points) {
    return bands.stream()
        .filter(band -> points.compareTo(band.from()) >= 0)
        .map(Band::letter)
        .findFirst()
        .orElse(null);
  }

  /** Without zeros behind the point. */
  static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
