package dev.touchstone.authoring;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes {@code course.yaml}, without people and without their password. */
public final class CourseYaml {

  private CourseYaml() {}

  public static String of(CourseFile course) {
    ObjectNode root = WrittenYaml.node();
    root.put("slug", course.slug());
    WrittenYaml.put(root, "title", course.title());
    root.put("time-zone", course.timeZone().getId());
    root.put("slip-days", course.slipDays());
    root.put("fix-deduction", course.fixDeduction());
    root.put("inquiry-days", course.inquiryDays());
    ArrayNode assignments = root.putArray("assignments");
    course.assignments().forEach(assignments::add);
    if (course.grading() != null) {
      put(root.putObject("grading"), course.grading());
    }
    return WrittenYaml.text(root);
  }

  private static void put(ObjectNode node, Grading grading) {
    ArrayNode components = node.putArray("components");
    grading.components().forEach(one -> put(components.addObject(), one));
    put(node, "cap", grading.cap());
    if (grading.bands() != null && !grading.bands().isEmpty()) {
      ArrayNode bands = node.putArray("bands");
      for (Grading.Band band : grading.bands()) {
        put(bands.addObject().put("letter", band.letter()), "from", band.from());
      }
    }
    put(node, "pass", grading.pass());
    if (grading.atRiskFrom() != null) {
      node.put("at-risk-from", grading.atRiskFrom());
    }
  }

  private static void put(ObjectNode node, Grading.Component one) {
    node.put("of", one.of());
    put(node, "weight", one.weight());
    if (one.title() != null) {
      WrittenYaml.put(node, "title", one.title());
    }
    if (Boolean.TRUE.equals(one.bonus())) {
      node.put("bonus", true);
    }
    put(node, "cap", one.cap());
    if (one.dropLowest() != null && one.dropLowest() > 0) {
      node.put("drop-lowest", one.dropLowest());
    }
    put(node, "out-of", one.outOf());
  }

  private static void put(ObjectNode node, String key, @Nullable BigDecimal number) {
    if (number != null) {
      node.put(key, new BigDecimal(number.stripTrailingZeros().toPlainString()));
    }
  }
}
