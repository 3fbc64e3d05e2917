package dev.touchstone.server.submission;

import dev.touchstone.grading.DiagnosisTitles;
import dev.touchstone.reference.Text;
import dev.touchstone.server.account.SignedIn;
import dev.touchstone.server.assignment.Assignment;
import dev.touchstone.server.assignment.AssignmentAccess;
import dev.touchstone.server.assignment.AssignmentExercise;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.submission.History.Filter;
import dev.touchstone.server.submission.SubmissionAccess.Readable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

@Controller
class HistoryController {

  private static final int LAST_PAGE = 10_000;

  private final History history;
  private final SubmissionAccess submissions;
  private final AssignmentAccess assignments;

  HistoryController(History history, SubmissionAccess submissions, AssignmentAccess assignments) {
    this.assignments = assignments;
    this.history = history;
    this.submissions = submissions;
  }

  @GetMapping("/courses/{course}/submissions")
  String list(
      Membership member,
      @RequestParam(required = false) @Nullable String student,
      @RequestParam(required = false) @Nullable String assignment,
      @RequestParam(required = false) @Nullable String exercise,
      @RequestParam(required = false) @Nullable String diagnosis,
      @RequestParam(defaultValue = "0") int page,
      Locale locale,
      Model model) {
    // What goes wrong in the class is for staff to look through.
    String found = member.isStaff() ? given(diagnosis) : null;
    var filter = new Filter(given(student), given(assignment), given(exercise), found);
    model.addAttribute("filter", filter);
    List<Assignment> visible = assignments.visible(member);
    Optional<AssignmentExercise> asked = asked(visible, filter);
    if (filter.exercise() != null) {
      String id = filter.exercise();
      model.addAttribute(
          "exerciseTitle", asked.map(AssignmentExercise::title).orElseGet(() -> new Text(id, id)));
    }
    model.addAttribute("found", found == null ? null : title(found, asked, locale));
    model.addAttribute("assignments", visible);
    model.addAttribute("url", url(member, filter));
    model.addAttribute("page", history.page(member, filter, Math.clamp(page, 0, LAST_PAGE)));
    return "submissions";
  }

  /**
   * The file as it was handed in, always as text: what a student wrote is never run in a browser.
   */
  @GetMapping("/submissions/{id}/source")
  ResponseEntity<byte[]> source(@AuthenticationPrincipal SignedIn person, @PathVariable UUID id) {
    Readable readable = submissions.readable(person, id);
    var disposition =
        ContentDisposition.inline()
            .filename(readable.submission().fileName(), StandardCharsets.UTF_8)
            .build();
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, "text/plain;charset=UTF-8")
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
        .body(submissions.content(readable.submission()));
  }

  private static Optional<AssignmentExercise> asked(List<Assignment> visible, Filter filter) {
    return visible.stream()
        .filter(each -> filter.assignment() == null || each.slug().equals(filter.assignment()))
        .flatMap(each -> each.exercises().stream())
        .filter(each -> each.exercise().equals(filter.exercise()))
        .findFirst();
  }

  private static String title(String found, Optional<AssignmentExercise> asked, Locale locale) {
    return DiagnosisTitles.among(
        found, asked.map(each -> each.definition().misconceptions()).orElse(List.of()), locale);
  }

  private static @Nullable String given(@Nullable String parameter) {
    return StringUtils.hasText(parameter) ? parameter.strip() : null;
  }

  private static String url(Membership member, Filter filter) {
    return UriComponentsBuilder.fromPath("/courses/{course}/submissions")
        .queryParamIfPresent("student", Optional.ofNullable(filter.student()))
        .queryParamIfPresent("assignment", Optional.ofNullable(filter.assignment()))
        .queryParamIfPresent("exercise", Optional.ofNullable(filter.exercise()))
        .queryParamIfPresent("diagnosis", Optional.ofNullable(filter.diagnosis()))
        .encode()
        .buildAndExpand(member.course().slug())
        .toUriString();
  }
}
