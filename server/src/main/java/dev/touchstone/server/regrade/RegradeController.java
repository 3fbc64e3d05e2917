package dev.touchstone.server.regrade;

import dev.touchstone.reference.Text;
import dev.touchstone.server.assignment.Assignment;
import dev.touchstone.server.assignment.AssignmentAccess;
import dev.touchstone.server.assignment.AssignmentExercise;
import dev.touchstone.server.course.Crumb;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.grading.Changes;
import dev.touchstone.server.regrade.Regrade.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** An assignment's regrades: staff look at them, instructors begin, apply and discard them. */
@Controller
@RequestMapping("/courses/{course}/assignments/{assignment}/regrades")
class RegradeController {

  private static final int PAGE_SIZE = 50;
  private static final int LONGEST_REASON = 500;

  /** A page of students, counted from 0. */
  record Page(List<Mover> movers, int number, int pages) {

    static Page of(List<Mover> all, int wanted) {
      int pages = Math.max(1, Math.ceilDiv(all.size(), PAGE_SIZE));
      int number = Math.clamp(wanted, 0, pages - 1);
      int from = number * PAGE_SIZE;
      return new Page(all.subList(from, Math.min(from + PAGE_SIZE, all.size())), number, pages);
    }
  }

  private final AssignmentAccess assignments;
  private final Regrades regrades;
  private final Outcomes outcomes;
  private final RegradeDesk desk;
  private final Changes changes;
  private final MessageSource texts;

  RegradeController(
      AssignmentAccess assignments,
      Regrades regrades,
      Outcomes outcomes,
      RegradeDesk desk,
      Changes changes,
      MessageSource texts) {
    this.assignments = assignments;
    this.regrades = regrades;
    this.outcomes = outcomes;
    this.desk = desk;
    this.changes = changes;
    this.texts = texts;
  }

  @GetMapping
  String list(
      Membership member, @PathVariable("assignment") String slug, Locale locale, Model model) {
    return list(member, assignments.assignment(member.staffOnly(), slug), locale, model);
  }

  @PostMapping
  Object start(
      Membership member, @PathVariable("assignment") String slug, Locale locale, Model model) {
    Assignment assignment = assignments.assignment(member.instructorOnly(), slug);
    try {
      return "redirect:" + path(member, assignment) + "/" + desk.start(member, assignment);
    } catch (RefusedRegradeException refused) {
      return refused(list(member, assignment, locale, model), refused, model);
    }
  }

  /**
   * @param all whether those who keep everything are listed as well
   */
  @GetMapping("/{id}")
  String show(
      Membership member,
      @PathVariable("assignment") String slug,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "false") boolean all,
      @RequestParam(defaultValue = "0") int page,
      Locale locale,
      Model model) {
    Assignment assignment = assignments.assignment(member.staffOnly(), slug);
    return page(member, assignment, regrades.of(assignment, id), all, page, locale, model);
  }

  /** Says {@code state} whenever the page is worth fetching again. */
  @GetMapping("/{id}/events")
  SseEmitter events(
      Membership member, @PathVariable("assignment") String slug, @PathVariable UUID id) {
    Assignment assignment = assignments.assignment(member.staffOnly(), slug);
    regrades.of(assignment, id);
    return changes.streamUntil(id, () -> regrades.of(assignment, id).state() != State.RUNNING);
  }

  /** Asks once more before everybody's points change. */
  @GetMapping("/{id}/apply")
  String confirm(
      Membership member,
      @PathVariable("assignment") String slug,
      @PathVariable UUID id,
      Locale locale,
      Model model) {
    Assignment assignment = assignments.assignment(member.instructorOnly(), slug);
    Regrade regrade = regrades.of(assignment, id);
    return regrade.state() == State.FINISHED
        ? confirm(member, assignment, regrade, locale, model)
        : "redirect:" + path(member, assignment) + "/" + id;
  }

  @PostMapping("/{id}/apply")
  Object apply(
      Membership member,
      @PathVariable("assignment") String slug,
      @PathVariable UUID id,
      @RequestParam String reason,
      Locale locale,
      Model model) {
    Assignment assignment = assignments.assignment(member.instructorOnly(), slug);
    String given = reason.strip();
    Regrade regrade = regrades.of(assignment, id);
    if (regrade.state() == State.FINISHED && (given.isEmpty() || given.length() > LONGEST_REASON)) {
      model.addAttribute("unfounded", true);
      String view = confirm(member, assignment, regrade, locale, model);
      return new ModelAndView(view, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return decide(
        member, assignment, id, () -> desk.apply(member, assignment, id, given), locale, model);
  }

  @PostMapping("/{id}/discard")
  Object discard(
      Membership member,
      @PathVariable("assignment") String slug,
      @PathVariable UUID id,
      Locale locale,
      Model model) {
    Assignment assignment = assignments.assignment(member.instructorOnly(), slug);
    return decide(
        member, assignment, id, () -> desk.discard(member, assignment, id), locale, model);
  }

  private Object decide(
      Membership member,
      Assignment assignment,
      UUID id,
      Runnable decision,
      Locale locale,
      Model model) {
    try {
      decision.run();
      return "redirect:" + path(member, assignment) + "/" + id;
    } catch (RefusedRegradeException refused) {
      Regrade regrade = regrades.of(assignment, id);
      return refused(page(member, assignment, regrade, false, 0, locale, model), refused, model);
    }
  }

  private static ModelAndView refused(String view, RefusedRegradeException refused, Model model) {
    model.addAttribute("refused", refused.reason());
    return new ModelAndView(view, model.asMap(), HttpStatus.CONFLICT);
  }

  private String list(Membership member, Assignment assignment, Locale locale, Model model) {
    List<Regrade> all = regrades.all(assignment);
    model.addAttribute("assignment", assignment);
    model.addAttribute("path", path(member, assignment));
    model.addAttribute("regrades", all);
    model.addAttribute("open", all.stream().anyMatch(Regrade::isOpen));
    model.addAttribute("crumbs", crumbs(member, assignment, locale));
    return "regrades";
  }

  private String page(
      Membership member,
      Assignment assignment,
      Regrade regrade,
      boolean all,
      int page,
      Locale locale,
      Model model) {
    describe(member, assignment, regrade, locale, model);
    if (regrade.state() != State.RUNNING) {
      Movement movement = outcomes.seenBy(member, regrade);
      model.addAttribute("movement", movement);
      model.addAttribute("all", all);
      model.addAttribute("page", Page.of(all ? movement.movers() : movement.changed(), page));
    }
    return "regrade";
  }

  private String confirm(
      Membership member, Assignment assignment, Regrade regrade, Locale locale, Model model) {
    describe(member, assignment, regrade, locale, model);
    model.addAttribute("movement", outcomes.seenBy(member, regrade));
    model.addAttribute("longest", LONGEST_REASON);
    return "regrade-apply";
  }

  private void describe(
      Membership member, Assignment assignment, Regrade regrade, Locale locale, Model model) {
    List<Crumb> crumbs = new ArrayList<>(crumbs(member, assignment, locale));
    crumbs.add(
        new Crumb(texts.getMessage("regrade.list.title", null, locale), path(member, assignment)));
    model.addAttribute("assignment", assignment);
    model.addAttribute("self", path(member, assignment) + "/" + regrade.id());
    model.addAttribute("regrade", regrade);
    model.addAttribute("titles", titles(assignment));
    model.addAttribute("crumbs", crumbs);
  }

  private static Map<String, Text> titles(Assignment assignment) {
    return assignment.exercises().stream()
        .collect(
            Collectors.toMap(AssignmentExercise::exercise, asked -> asked.definition().title()));
  }

  private static List<Crumb> crumbs(Membership member, Assignment assignment, Locale locale) {
    String home = member.course().path();
    return List.of(
        new Crumb(member.course().title().in(locale), home),
        new Crumb(assignment.title().in(locale), home + "/assignments/" + assignment.slug()));
  }

  private static String path(Membership member, Assignment assignment) {
    return member.course().path() + "/assignments/" + assignment.slug() + "/regrades";
  }
}
