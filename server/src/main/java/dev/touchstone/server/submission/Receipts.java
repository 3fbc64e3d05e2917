package dev.touchstone.server.submission;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/**
 * Receipt codes such as {@code 7F3K-9QWD-1120}: eight symbols that nobody confuses when reading
 * them out (Crockford's base 32), then month and day in the course's time zone.
 */
@Component
public class Receipts {

  private static final String SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMdd");

  private final RandomGenerator random;

  Receipts() {
    this(new SecureRandom());
  }

  Receipts(RandomGenerator random) {
    this.random = random;
  }

  public String next(Instant at, ZoneId zone) {
    return symbols() + "-" + symbols() + "-" + DAY.format(at.atZone(zone));
  }

  private String symbols() {
    var code = new StringBuilder();
    random.ints(4, 0, SYMBOLS.length()).forEach(i -> code.append(SYMBOLS.charAt(i)));
    return code.toString();
  }
}
