package dev.touchstone.server.review;

import dev.touchstone.server.assignment.Assignment;
import dev.touchstone.server.assignment.AssignmentAccess;
import dev.touchstone.server.course.Crumb;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.review.Queue.View;
import dev.touchstone.server.submission.SubmissionAccess;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The desk: all assignments, one of them with its submissions, and who looks at what. */
@Controller
@RequestMapping("/courses/{course}/review")
class DeskController {

  /** How an assignment stands. */
  record Standing(
      Assignment assignment, int all, int reviewed, int released, int flagged, int mine) {

    static Standing of(Assignment assignment, List<QueueRow> rows, long reader) {
      return new Standing(
          assignment,
          rows.size(),
          (int) rows.stream().filter(QueueRow::reviewed).count(),
          (int) rows.stream().filter(QueueRow::released).count(),
          (int) rows.stream().filter(QueueRow::flagged).count(),
          (int) rows.stream().filter(row -> Long.valueOf(reader).equals(row.assignedTo())).count());
    }

    /** Reviewed, and not yet to be read by students. */
    public int held() {
      return reviewed - released;
    }
  }

  private final Desk desk;
  private final AssignmentAccess assignments;
  private final Queues queues;
  private final Workload workload;
  private final Masks masks;
  private final Snippets snippets;
  private final Reviews reviews;
  private final SubmissionAccess submissions;
  private final DeskPage pages;

  DeskController(
      Desk desk,
      AssignmentAccess assignments,
      Queues queues,
      Workload workload,
      Masks masks,
      Snippets snippets,
      Reviews reviews,
      SubmissionAccess submissions,
      DeskPage pages) {
    this.desk = desk;
    this.assignments = assignments;
    this.queues = queues;
    this.workload = workload;
    this.masks = masks;
    this.snippets = snippets;
    this.reviews = reviews;
    this.submissions = submissions;
    this.pages = pages;
  }

  @GetMapping
  String overview(
      Membership member, @RequestParam(required = false) @Nullable String rules, Model model) {
    Membership staff = member.staffOnly();
    model.addAttribute("rules", rules);
    model.addAttribute(
        "standings",
        assignments.visible(staff).stream()
            .map(each -> Standing.of(each, queues.all(staff, each), staff.accountId()))
            .toList());
    model.addAttribute("snippets", snippets.of(staff));
    return "review-desk";
  }

  @GetMapping("/{assignment}")
  String show(
      Membership member,
      @PathVariable String assignment,
      @RequestParam(required = false) @Nullable String view,
      @RequestParam(required = false) @Nullable String exercise,
      @RequestParam(required = false) @Nullable String student,
      @RequestParam(required = false) @Nullable Integer sample,
      @RequestParam(required = false) @Nullable String seed,
      @RequestParam(required = false) @Nullable UUID at,
      @RequestParam(defaultValue = "false") boolean diff,
      Locale locale,
      Model model) {
    Assignment asked = desk.assignment(member, assignment);
    Queue queue = Queue.of(view, exercise, student, sample, seed);
    return pages.show(member, asked, queue, at, diff, locale, model);
  }

  @GetMapping("/{assignment}/manage")
  String manage(
      Membership member,
      @PathVariable String assignment,
      @RequestParam(required = false) @Nullable Integer left,
      Locale locale,
      Model model) {
    model.addAttribute("left", left);
    return manage(member, desk.assignment(member, assignment), locale, model);
  }

  private String manage(Membership staff, Assignment assignment, Locale locale, Model model) {
    List<QueueRow> rows = queues.all(staff, assignment);
    model.addAttribute("assignment", assignment);
    model.addAttribute("crumbs", crumbs(staff, assignment, "manage", locale));
    model.addAttribute("standing", Standing.of(assignment, rows, staff.accountId()));
    model.addAttribute("shares", workload.shares(staff, rows));
    model.addAttribute("anonymous", masks.isAnonymous(assignment));
    model.addAttribute("base", Desk.path(staff, assignment));
    return "review-manage";
  }

  @PostMapping("/{assignment}/split")
  Object split(
      Membership member,
      @PathVariable String assignment,
      @RequestParam(required = false) @Nullable List<Long> among,
      Locale locale,
      Model model) {
    Assignment asked = desk.assignment(member, assignment);
    try {
      Set<Long> dealers = among == null ? Set.of() : new LinkedHashSet<>(among);
      int left = workload.split(member, asked, dealers);
      return "redirect:" + Desk.path(member, asked) + "/manage?left=" + left;
    } catch (RefusedReviewException refused) {
      model.addAttribute("refused", refused.reason());
      return new ModelAndView(
          manage(member, asked, locale, model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }

  @PostMapping("/{assignment}/anonymity")
  String anonymity(
      Membership member,
      @PathVariable String assignment,
      @RequestParam(defaultValue = "false") boolean anonymous) {
    Assignment asked = desk.assignment(member.instructorOnly(), assignment);
    masks.set(member, asked, anonymous);
    return "redirect:" + Desk.path(member, asked) + "/manage";
  }

  /** Releases all that this reader may look at and somebody has reviewed. */
  @PostMapping("/{assignment}/release")
  @Transactional
  public String release(Membership member, @PathVariable String assignment) {
    Assignment asked = desk.assignment(member, assignment);
    queues.all(member, asked).stream()
        .filter(row -> row.reviewed() && !row.released())
        .forEach(row -> reviews.release(member, submissions.forGrading(row.submissionId())));
    return "redirect:" + Desk.path(member, asked) + "/manage";
  }

  @PostMapping("/snippets")
  Object keep(
      Membership member,
      @RequestParam(required = false) @Nullable String name,
      @RequestParam(required = false) @Nullable String said,
      Model model) {
    try {
      snippets.keep(member.staffOnly(), name, said);
      return "redirect:" + member.course().path() + "/review#snippets";
    } catch (RefusedReviewException refused) {
      model.addAttribute("refused", refused.reason());
      model.addAttribute("typedName", name);
      model.addAttribute("typedSaid", said);
      return new ModelAndView(
          overview(member, null, model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }

  @PostMapping("/snippets/{id}/remove")
  String forget(Membership member, @PathVariable long id) {
    snippets.remove(member.staffOnly(), id);
    return "redirect:" + member.course().path() + "/review#snippets";
  }

  /** The way to a page of an assignment on the desk. */
  static List<Crumb> crumbs(
      Membership staff, Assignment assignment, @Nullable String below, Locale locale) {
    List<Crumb> crumbs = new ArrayList<>();
    crumbs.add(new Crumb(staff.course().title().in(locale), staff.course().path()));
    crumbs.add(
        new Crumb(
            assignment.title().in(locale), below == null ? null : Desk.path(staff, assignment)));
    return crumbs;
  }

  static View[] views() {
    return View.values();
  }
}
