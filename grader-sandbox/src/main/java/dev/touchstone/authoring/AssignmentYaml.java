package dev.touchstone.authoring;

import dev.touchstone.authoring.AssignmentFile.Asked;
import dev.touchstone.authoring.AssignmentFile.Attempts;
import dev.touchstone.authoring.AssignmentFile.Late;
import dev.touchstone.authoring.AssignmentFile.Policy;
import dev.touchstone.grading.CaseGroup;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes {@code assignment.yaml}: a new one, or one that is there with other dates. */
public final class AssignmentYaml {

  private AssignmentYaml() {}

  /** Read again, it says the same. */
  public static String of(AssignmentFile file) {
    ObjectNode root = WrittenYaml.node();
    WrittenYaml.put(root, "title", file.title());
    root.put("opens", file.opens().text());
    root.put("due", file.due().text());
    put(root, file.late());
    put(root, file.attempts());
    root.put("counts", file.counts());
    if (file.points() != null) {
      root.put("points", plain(file.points()));
    }
    ArrayNode exercises = root.putArray("exercises");
    for (Asked asked : file.exercises()) {
      ObjectNode exercise =
          exercises.addObject().put("id", asked.id()).put("points", plain(asked.points()));
      put(exercise, asked.groups());
      if (!asked.needs().isEmpty()) {
        asked.needs().forEach(exercise.putArray("needs")::add);
      }
    }
    return WrittenYaml.text(root);
  }

  /** Everything as it was, apart from comments and the dates. */
  public static String redated(String yaml, Moment opens, Moment due) {
    ObjectNode root = WrittenYaml.read(yaml);
    root.put("opens", opens.text());
    root.put("due", due.text());
    return WrittenYaml.text(root);
  }

  private static void put(ObjectNode exercise, List<CaseGroup> groups) {
    if (groups.isEmpty()) {
      return;
    }
    ArrayNode written = exercise.putArray("groups");
    for (CaseGroup group : groups) {
      ObjectNode one = written.addObject().put("name", group.name());
      WrittenYaml.put(one, "title", group.title());
      group.cases().forEach(one.putArray("cases")::add);
      one.put("weight", plain(group.weight()))
          .put("show", group.show().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
  }

  private static void put(ObjectNode root, Late late) {
    ObjectNode written = root.putObject("late");
    written.put("policy", late.policy().name().toLowerCase(Locale.ROOT));
    if (late.policy() == Policy.PENALTY) {
      written.put("per-day", late.perDay()).put("days", late.days());
    }
  }

  private static void put(ObjectNode root, Attempts attempts) {
    ObjectNode written = root.putObject("attempts");
    if (attempts.limit() != null) {
      written.put("limit", attempts.limit());
    }
    written.put("cool-down", Spans.text(attempts.coolDown()));
  }

  private static BigDecimal plain(BigDecimal points) {
    return new BigDecimal(points.stripTrailingZeros().toPlainString());
  }
}
