package dev.touchstone.server.gradebook;

import dev.touchstone.server.adjustment.Adjustments;
import dev.touchstone.server.adjustment.Annulments;
import dev.touchstone.server.assignment.Assignment;
import dev.touchstone.server.assignment.AssignmentAccess;
import dev.touchstone.server.course.Crumb;
import dev.touchstone.server.course.Membership;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A student's own grades: what is released of them, and what they would be if. */
@Controller
class OwnGradesController {

  private final Sheets sheets;
  private final AssignmentAccess assignments;
  private final Adjustments adjustments;
  private final Annulments annulments;

  OwnGradesController(
      Sheets sheets, AssignmentAccess assignments, Adjustments adjustments, Annulments annulments) {
    this.sheets = sheets;
    this.assignments = assignments;
    this.adjustments = adjustments;
    this.annulments = annulments;
  }

  /**
   * @param fields by the key of a part: how many points it would be
   */
  @GetMapping("/courses/{course}/grades")
  String show(
      Membership member, @RequestParam Map<String, String> fields, Locale locale, Model model) {
    if (member.isStaff()) {
      return "redirect:" + member.course().path() + "/gradebook";
    }
    Optional<Sheet> found = sheets.own(member);
    model.addAttribute(
        "crumbs", List.of(new Crumb(member.course().title().in(locale), member.course().path())));
    if (found.isPresent()) {
      Sheet sheet = found.get();
      model.addAttribute("sheet", sheet);
      model.addAttribute("row", sheet.rows().getFirst());
      model.addAttribute(
          "adjustments",
          released(member, sheet, one -> adjustments.released(one.id(), member.accountId())));
      model.addAttribute(
          "annulments",
          released(member, sheet, one -> annulments.of(one.id(), member.accountId())));
      supposed(sheet, fields, model);
    }
    return "grades";
  }

  /** Of what is released, by part. */
  private <T> Map<String, List<T>> released(
      Membership member, Sheet sheet, Function<Assignment, List<T>> told) {
    Map<String, List<T>> found = new HashMap<>();
    List<Assignment> visible = assignments.visible(member);
    for (Column column : sheet.columns()) {
      if (column.released()) {
        found.put(
            column.key(),
            visible.stream()
                .filter(one -> isOf(sheet.scheme(), column, one))
                .flatMap(one -> told.apply(one).stream())
                .toList());
      }
    }
    return found;
  }

  private static boolean isOf(Scheme scheme, Column column, Assignment assignment) {
    String alone = "assignment:" + assignment.slug();
    return column.key().equals(alone)
        || (column.source() == Source.ASSIGNMENTS && scheme.part(alone).isEmpty());
  }

  /** What is written in the form; where nothing is, or no number, it is as it is. */
  private static void supposed(Sheet sheet, Map<String, String> fields, Model model) {
    Row row = sheet.rows().getFirst();
    List<Mark> marks = new ArrayList<>();
    Map<String, String> typed = new HashMap<>();
    for (int i = 0; i < sheet.columns().size(); i++) {
      Column column = sheet.columns().get(i);
      Mark real = row.marks().get(i);
      Optional<BigDecimal> points =
          Numbers.read(fields.getOrDefault(column.key(), ""))
              .filter(number -> number.signum() >= 0);
      points.ifPresent(number -> typed.put(column.key(), Scheme.plain(number)));
      marks.add(points.map(number -> Mark.of(number, real.outOf())).orElse(real));
    }
    model.addAttribute("typed", typed);
    if (!typed.isEmpty()) {
      model.addAttribute("supposed", Total.of(sheet.scheme(), marks));
    }
  }
}
