package dev.touchstone.server.authoring;

import dev.touchstone.authoring.BadFolderException;
import dev.touchstone.server.account.SignedIn;
import dev.touchstone.server.assignment.Assignment;
import dev.touchstone.server.course.Course;
import dev.touchstone.server.course.CourseAccess;
import dev.touchstone.server.course.Crumb;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NewCourse;
import dev.touchstone.server.course.NextTerm;
import dev.touchstone.server.course.RefusedCourseException;
import dev.touchstone.server.gradebook.CourseGrading;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Where an instructor takes assignments over into another course, or opens the next term's. */
@Controller
@RequestMapping("/courses/{course}/authoring/duplicate")
class DuplicateController {

  /**
   * What was chosen, as it was sent.
   *
   * @param target the other course's name; blank until one is chosen
   * @param days by how many dates move; blank for what is suggested
   * @param start the day on which the first is to open; it goes before the days
   * @param assignment the names of those to take over; null before anything was chosen
   */
  public record Choice(
      @Nullable String target,
      @Nullable String days,
      @Nullable String start,
      @Nullable Set<String> assignment) {

    boolean hasTarget() {
      return target != null && !target.isBlank();
    }

    public boolean has(String slug) {
      return assignment == null || assignment.contains(slug);
    }
  }

  private final Duplicates duplicates;
  private final CourseAccess courses;
  private final NextTerm nextTerm;
  private final CourseGrading grading;
  private final MessageSource texts;

  DuplicateController(
      Duplicates duplicates,
      CourseAccess courses,
      NextTerm nextTerm,
      CourseGrading grading,
      MessageSource texts) {
    this.duplicates = duplicates;
    this.courses = courses;
    this.nextTerm = nextTerm;
    this.grading = grading;
    this.texts = texts;
  }

  @GetMapping
  Object choose(
      Membership member,
      @AuthenticationPrincipal SignedIn person,
      @ModelAttribute("choice") Choice choice,
      Locale locale,
      Model model) {
    member.instructorOnly();
    page(member, person, choice, locale, model);
    try {
      preview(member, person, choice, model);
      return "duplicate";
    } catch (RefusedDuplicateException refused) {
      model.addAttribute("refused", refused.reason());
      return refusal(model);
    }
  }

  @PostMapping
  Object carryOut(
      Membership member,
      @AuthenticationPrincipal SignedIn person,
      @ModelAttribute("choice") Choice choice,
      Locale locale,
      Model model) {
    member.instructorOnly();
    try {
      Membership target = target(person, choice);
      List<Assignment> chosen = chosen(member, choice);
      duplicates.carryOut(member, chosen, target, days(choice, member, chosen, target));
      return "redirect:" + target.course().path() + "/authoring";
    } catch (RefusedDuplicateException refused) {
      model.addAttribute("refused", refused.reason());
    } catch (BadFolderException bad) {
      model.addAttribute(
          "problems", bad.problems().stream().map(problem -> problem.in(locale)).toList());
    }
    page(member, person, choice, locale, model);
    return refusal(model);
  }

  /** Opens the next term's course, with the staff of this one. */
  @PostMapping("/course")
  Object open(
      Membership member,
      @AuthenticationPrincipal SignedIn person,
      @ModelAttribute("opening") NewCourse asked,
      Locale locale,
      Model model) {
    member.instructorOnly();
    try {
      Course course = nextTerm.open(member, asked);
      grading.hand(member, course);
      return "redirect:" + path(member) + "?target=" + course.slug();
    } catch (RefusedCourseException refused) {
      model.addAttribute("courseRefused", refused.reason());
      page(member, person, new Choice(null, null, null, null), locale, model);
      model.addAttribute("opening", asked);
      return refusal(model);
    }
  }

  private void preview(Membership member, SignedIn person, Choice choice, Model model) {
    if (!choice.hasTarget()) {
      return;
    }
    Membership target = target(person, choice);
    List<Assignment> chosen = chosen(member, choice);
    long days = days(choice, member, chosen, target);
    model.addAttribute("lines", duplicates.plan(member, chosen, target, days));
    model.addAttribute("days", days);
    model.addAttribute("target", target.course());
  }

  private void page(Membership member, SignedIn person, Choice choice, Locale locale, Model model) {
    model.addAttribute("choice", choice);
    model.addAttribute("path", path(member));
    model.addAttribute("assignments", duplicates.all(member));
    model.addAttribute("targets", targets(member, person));
    model.addAttribute("zones", NewCourse.zones());
    Course course = member.course();
    model.addAttribute(
        "opening",
        new NewCourse("", course.title().zh(), course.title().en(), course.zone().getId()));
    model.addAttribute(
        "crumbs",
        List.of(
            new Crumb(course.title().in(locale), course.path()),
            new Crumb(
                texts.getMessage("authoring.title", null, locale), course.path() + "/authoring"),
            new Crumb(texts.getMessage("duplicate.title", null, locale), null)));
  }

  private List<Course> targets(Membership member, SignedIn person) {
    return courses.memberships(person).stream()
        .filter(Membership::isInstructor)
        .map(Membership::course)
        .filter(course -> course.id() != member.course().id())
        .toList();
  }

  private Membership target(SignedIn person, Choice choice) {
    String slug = choice.target();
    if (slug == null || slug.isBlank()) {
      throw new RefusedDuplicateException("target");
    }
    return courses.membership(person, slug).instructorOnly();
  }

  private List<Assignment> chosen(Membership member, Choice choice) {
    Set<String> slugs = choice.assignment();
    return duplicates.chosen(
        member,
        slugs != null
            ? slugs
            : duplicates.all(member).stream().map(Assignment::slug).collect(Collectors.toSet()));
  }

  private long days(Choice choice, Membership member, List<Assignment> chosen, Membership target) {
    String start = choice.start();
    String days = choice.days();
    if (start != null && !start.isBlank()) {
      return Shift.daysUntil(date(start), chosen, member.course().zone());
    }
    if (days == null || days.isBlank()) {
      return duplicates.suggestedDays(member, chosen, target);
    }
    try {
      return Long.parseLong(days.strip());
    } catch (NumberFormatException e) {
      throw new RefusedDuplicateException("days");
    }
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text.strip());
    } catch (DateTimeException e) {
      throw new RefusedDuplicateException("start");
    }
  }

  private static ModelAndView refusal(Model model) {
    return new ModelAndView("duplicate", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private static String path(Membership member) {
    return member.course().path() + "/authoring/duplicate";
  }
}
