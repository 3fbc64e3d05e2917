package dev.touchstone.server.review;

import dev.touchstone.server.assignment.Assignment;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.Student;
import dev.touchstone.server.course.Students;
import dev.touchstone.server.review.Rubrics.Move;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The rubric of an assignment: a change is looked at, with everybody it moves, and then applied.
 */
@Controller
@RequestMapping("/courses/{course}/review/{assignment}/rubric")
class RubricController {

  private static final int NEW_ROWS = 3;

  private final Desk desk;
  private final Rubrics rubrics;
  private final Masks masks;
  private final Students students;

  RubricController(Desk desk, Rubrics rubrics, Masks masks, Students students) {
    this.desk = desk;
    this.rubrics = rubrics;
    this.masks = masks;
    this.students = students;
  }

  @GetMapping
  String show(
      Membership member,
      @PathVariable String assignment,
      @RequestParam(required = false) @Nullable Integer moved,
      Locale locale,
      Model model) {
    Assignment asked = desk.assignment(member, assignment);
    Rubric rubric = rubrics.of(asked);
    model.addAttribute("moved", moved);
    return page(member, asked, rows(rubric), rubric.version(), locale, model);
  }

  private static List<RubricChange.Row> rows(Rubric rubric) {
    List<RubricChange.Row> rows = new ArrayList<>();
    for (RubricItem item : rubric.items()) {
      rows.add(
          new RubricChange.Row(
              item.id(),
              item.exercise(),
              item.said(),
              item.points().stripTrailingZeros().toPlainString()));
    }
    return rows;
  }

  /**
   * @param apply false to see first whom it moves
   */
  @PostMapping
  Object change(
      Membership member,
      @PathVariable String assignment,
      @RequestParam int base,
      @RequestParam MultiValueMap<String, String> form,
      @RequestParam(defaultValue = "false") boolean apply,
      Locale locale,
      Model model) {
    Assignment asked = desk.assignment(member, assignment);
    RubricChange change = RubricChange.of(base, form);
    try {
      change.checked();
      if (apply) {
        int moved = rubrics.change(member, asked, change).size();
        return "redirect:" + Desk.path(member, asked) + "/rubric?moved=" + moved;
      }
      preview(member, asked, change, model);
      return page(member, asked, change.rows(), base, locale, model);
    } catch (RefusedReviewException refused) {
      model.addAttribute("refused", refused.reason());
      return new ModelAndView(
          page(member, asked, change.rows(), base, locale, model),
          model.asMap(),
          HttpStatus.UNPROCESSABLE_CONTENT);
    } catch (StaleException stale) {
      return stale(member, asked, change, stale, locale, model);
    }
  }

  /** What was typed is kept; as it is now stands above it. */
  private ModelAndView stale(
      Membership member,
      Assignment asked,
      RubricChange change,
      StaleException stale,
      Locale locale,
      Model model) {
    Rubric now = rubrics.of(asked);
    model.addAttribute("stale", stale);
    model.addAttribute("now", now.items());
    return new ModelAndView(
        page(member, asked, change.rows(), now.version(), locale, model),
        model.asMap(),
        HttpStatus.CONFLICT);
  }

  private void preview(Membership member, Assignment asked, RubricChange change, Model model) {
    boolean anonymous = masks.isAnonymous(asked);
    List<Student> visible = students.of(member);
    Set<Long> seen = visible.stream().map(Student::id).collect(Collectors.toSet());
    List<Move> moves = rubrics.moves(asked, change);
    List<Move> shown = moves.stream().filter(move -> seen.contains(move.accountId())).toList();
    model.addAttribute(
        "moves",
        anonymous
            ? shown.stream()
                .map(
                    move ->
                        new Move(
                            move.reviewId(),
                            move.accountId(),
                            hidden(asked, visible, move),
                            move.was(),
                            move.willBe(),
                            move.releasedAt()))
                .toList()
            : shown);
    model.addAttribute("others", moves.size() - shown.size());
    model.addAttribute("previewed", true);
  }

  private String hidden(Assignment asked, List<Student> visible, Move move) {
    return visible.stream()
        .filter(student -> student.id() == move.accountId())
        .findFirst()
        .map(student -> masks.hiding(asked, student).name(student))
        .orElse("–");
  }

  private static String page(
      Membership member,
      Assignment asked,
      List<RubricChange.Row> rows,
      int base,
      Locale locale,
      Model model) {
    List<RubricChange.Row> all = new ArrayList<>(rows);
    long empty = rows.stream().filter(row -> row.id() == 0 && !row.isLeft()).count();
    for (long i = empty; i < NEW_ROWS; i++) {
      all.add(new RubricChange.Row(0, null, "", ""));
    }
    model.addAttribute("assignment", asked);
    model.addAttribute("crumbs", DeskController.crumbs(member, asked, "rubric", locale));
    model.addAttribute("rows", all);
    model.addAttribute("version", base);
    model.addAttribute("base", Desk.path(member, asked));
    return "review-rubric";
  }
}
