package dev.touchstone.server.gradebook;

import dev.touchstone.reference.Text;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A part as the gradebook shows it.
 *
 * @param outOf what full marks are where its numbers come from
 * @param released whether students see it
 * @param known whether what it names is there: an assignment may not be, yet
 */
record Column(Part part, Text title, BigDecimal outOf, boolean released, boolean known) {

  public Source source() {
    return part.source();
  }

  public String key() {
    return part.key();
  }

  public String weightText() {
    return Scheme.plain(part.weight());
  }

  public String fullText() {
    return Scheme.plain(outOf);
  }

  /** The page that its numbers come from; for a student's there is {@link #origin}. */
  public @Nullable String home(String course) {
    return switch (part.source()) {
      case PARTICIPATION -> course + "/participation";
      case ASSIGNMENT -> course + "/assignments/" + part.name() + "/class";
      case ASSIGNMENTS -> course + "/assignments";
      case COMPETITION -> course + "/competitions/" + part.name() + "/final";
      case COLUMN -> null;
    };
  }

  /** Where a student's number comes from. */
  public String origin(String course, Row row) {
    return switch (part.source()) {
      case PARTICIPATION -> course + "/participation/students/" + row.student().id();
      case ASSIGNMENT ->
          course + "/submissions?student=" + row.student().name() + "&assignment=" + part.name();
      case ASSIGNMENTS -> course + "/submissions?student=" + row.student().name();
      case COMPETITION -> course + "/competitions/" + part.name() + "/final";
      case COLUMN -> course + "/gradebook/students/" + row.student().id();
    };
  }
}
