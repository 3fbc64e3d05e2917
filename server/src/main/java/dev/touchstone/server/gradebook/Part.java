package dev.touchstone.server.gradebook;

import dev.touchstone.reference.Text;
import dev.touchstone.server.gradebook.RefusedSchemeException.Reason;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of the grade. It brings its weight times the share of the points that was earned, and at
 * most its cap.
 *
 * @param key {@code participation}, {@code assignment:NAME}, {@code assignments}, {@code
 *     competition:NAME} or {@code column:NAME}
 * @param title of a column; the others have theirs from where they come
 * @param bonus whether it comes on top of the 100
 * @param cap the most points it brings; null means its weight, and of a bonus no end
 * @param dropLowest of assignments together: so many of the worst do not count
 * @param outOf of a column: what full marks are
 */
record Part(
    String key,
    BigDecimal weight,
    @Nullable Text title,
    boolean bonus,
    @Nullable BigDecimal cap,
    int dropLowest,
    @Nullable BigDecimal outOf) {

  private static final Pattern KEY =
      Pattern.compile(
          "participation|assignments|(assignment|competition|column):[a-z0-9][a-z0-9-]{0,38}");
  private static final BigDecimal MOST = BigDecimal.valueOf(1000);

  Part {
    if (!KEY.matcher(key).matches()) {
      throw new RefusedSchemeException(Reason.UNKNOWN, key);
    }
    if (weight.signum() <= 0 || weight.compareTo(BigDecimal.valueOf(100)) > 0) {
      throw new RefusedSchemeException(Reason.WEIGHT, Scheme.plain(weight));
    }
    if (cap != null && (cap.signum() < 0 || cap.compareTo(MOST) > 0)) {
      throw new RefusedSchemeException(Reason.NUMBER, Scheme.plain(cap));
    }
    if (dropLowest < 0 || dropLowest > 100) {
      throw new RefusedSchemeException(Reason.NUMBER, dropLowest);
    }
    if (key.startsWith("column:")) {
      if (title == null) {
        throw new RefusedSchemeException(Reason.TITLE);
      }
      if (outOf == null || outOf.signum() <= 0 || outOf.compareTo(MOST) > 0) {
        throw new RefusedSchemeException(Reason.OUT_OF, title.zh());
      }
    }
  }

  Source source() {
    int colon = key.indexOf(':');
    return Source.valueOf((colon < 0 ? key : key.substring(0, colon)).toUpperCase(Locale.ROOT));
  }

  /** Which assignment, competition or column it is; empty where there is only one. */
  String name() {
    return key.substring(key.indexOf(':') + 1);
  }

  /** The points it brings for so much of what can be earned. */
  BigDecimal worth(BigDecimal share) {
    BigDecimal points = weight.multiply(share);
    BigDecimal most = cap != null ? cap : bonus ? null : weight;
    return most == null ? points : points.min(most);
  }
}
