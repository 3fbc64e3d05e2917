package dev.touchstone.server.authoring;

import dev.touchstone.authoring.AssignmentFolder;
import dev.touchstone.server.assignment.Assignment;
import dev.touchstone.server.assignment.AssignmentAccess;
import dev.touchstone.server.assignment.AssignmentExercise;
import dev.touchstone.server.assignment.Deadline;
import dev.touchstone.server.assignment.Deadlines;
import dev.touchstone.server.assignment.Releases;
import dev.touchstone.server.course.Crumb;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.Role;
import dev.touchstone.server.markdown.Markdown;
import dev.touchstone.server.submission.Allowance;
import dev.touchstone.server.submission.Blobs;
import dev.touchstone.server.submission.GoalView;
import dev.touchstone.server.submission.SourceKind;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Shows staff an assignment as a student sees it who has just come: one that is released, open or
 * not, or a version that is not released and is read from its folder. The pages are the students'
 * own; what would store something is dead on them, and there is nothing here that it could be sent
 * to.
 */
@Controller
class PreviewController {

  private final Versions versions;
  private final Blobs blobs;
  private final Releases releases;
  private final AssignmentAccess assignments;
  private final Deadlines deadlines;
  private final Markdown markdown;
  private final Clock clock;

  PreviewController(
      Versions versions,
      Blobs blobs,
      Releases releases,
      AssignmentAccess assignments,
      Deadlines deadlines,
      Markdown markdown,
      Clock clock) {
    this.versions = versions;
    this.blobs = blobs;
    this.releases = releases;
    this.assignments = assignments;
    this.deadlines = deadlines;
    this.markdown = markdown;
    this.clock = clock;
  }

  @GetMapping("/courses/{course}/authoring/{id}/preview")
  String version(Membership member, @PathVariable UUID id, Locale locale, Model model) {
    return page(member, unreleased(member, id, model), locale, model);
  }

  @GetMapping("/courses/{course}/authoring/{id}/preview/{exercise}")
  String exerciseOfVersion(
      Membership member,
      @PathVariable UUID id,
      @PathVariable String exercise,
      Locale locale,
      Model model) {
    return page(member, unreleased(member, id, model).exercise(exercise), locale, model);
  }

  @GetMapping("/courses/{course}/assignments/{assignment}/preview")
  String assignment(
      Membership member, @PathVariable("assignment") String slug, Locale locale, Model model) {
    return page(member, released(member, slug, model), locale, model);
  }

  @GetMapping("/courses/{course}/assignments/{assignment}/preview/{exercise}")
  String exercise(
      Membership member,
      @PathVariable("assignment") String slug,
      @PathVariable("exercise") String exerciseId,
      Locale locale,
      Model model) {
    return page(member, released(member, slug, model).exercise(exerciseId), locale, model);
  }

  private Assignment unreleased(Membership member, UUID id, Model model) {
    Version version = versions.of(member.staffOnly(), id);
    AssignmentFolder folder = Folders.read(version.slug(), blobs.read(version.folder()));
    Assignment assignment = releases.unreleased(member.course(), folder);
    String path = member.course().path() + "/authoring/" + id;
    model.addAttribute("preview", path + "/preview");
    model.addAttribute("previewBack", member.isInstructor() ? path : member.course().path());
    model.addAttribute("previewVersion", version.number());
    model.addAttribute("deadline", atOpening(member, assignment));
    return assignment;
  }

  private Assignment released(Membership member, String slug, Model model) {
    Assignment assignment = assignments.assignment(member.staffOnly(), slug);
    String path = member.course().path() + "/assignments/" + slug;
    Instant now = clock.instant();
    boolean open = !now.isBefore(assignment.opensAt());
    model.addAttribute("preview", path + "/preview");
    model.addAttribute("previewBack", path);
    model.addAttribute("deadline", deadlines.forAll(assignment, open ? now : assignment.opensAt()));
    return assignment;
  }

  /** Nothing is late yet, and no slip day is taken. */
  private static Deadline atOpening(Membership member, Assignment assignment) {
    int slipDays = member.course().slipDays();
    Instant due = assignment.dueAt();
    return new Deadline(
        0,
        assignment.opensAt(),
        due,
        due,
        null,
        0,
        slipDays,
        0,
        100,
        slipDays > 0 ? due : null,
        null);
  }

  private String page(Membership member, Assignment assignment, Locale locale, Model model) {
    asStudent(member, assignment, model);
    model.addAttribute(
        "crumbs", List.of(course(member, locale), new Crumb(assignment.title().in(locale), null)));
    model.addAttribute("statement", markdown.html(assignment.statement().in(locale)));
    model.addAttribute("best", Map.of());
    return "assignment";
  }

  private String page(Membership member, AssignmentExercise asked, Locale locale, Model model) {
    Assignment assignment = asked.assignment();
    asStudent(member, assignment, model);
    model.addAttribute(
        "crumbs",
        List.of(
            course(member, locale),
            new Crumb(assignment.title().in(locale), String.valueOf(model.getAttribute("preview"))),
            new Crumb(asked.definition().title().in(locale), null)));
    model.addAttribute("asked", asked);
    model.addAttribute("exercise", asked.definition());
    model.addAttribute("statement", markdown.html(asked.definition().statement().in(locale)));
    model.addAttribute("code", asked.starter());
    model.addAttribute("goal", GoalView.of(asked.definition(), asked.points()).orElse(null));
    model.addAttribute("kinds", SourceKind.limits());
    model.addAttribute("allowance", new Allowance(assignment.terms(), 0, null, clock.instant()));
    model.addAttribute("attempts", List.of());
    return "exercise";
  }

  private static void asStudent(Membership member, Assignment assignment, Model model) {
    model.addAttribute(
        "membership", new Membership(member.accountId(), member.course(), Role.STUDENT));
    model.addAttribute("assignment", assignment);
  }

  private static Crumb course(Membership member, Locale locale) {
    return new Crumb(member.course().title().in(locale), member.course().path());
  }
}
