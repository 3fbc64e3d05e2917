package dev.touchstone.authoring;

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
    return WrittenYaml.text(root);
  }
}
