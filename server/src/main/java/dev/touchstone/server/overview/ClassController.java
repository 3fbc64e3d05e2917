package dev.touchstone.server.overview;

import dev.touchstone.server.assignment.Assignment;
import dev.touchstone.server.assignment.AssignmentAccess;
import dev.touchstone.server.course.Crumb;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.csv.Csv;
import dev.touchstone.server.overview.ClassSheet.Filter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** How the class stands in an assignment; for staff only. */
@Controller
class ClassController {

  private static final int DIAGNOSES = 12;
  private static final int PAGE_SIZE = 25;

  /** A page of students, counted from 0. */
  record Page(List<Student> students, int number, int pages, int found) {

    static Page of(List<Student> all, int wanted) {
      int pages = Math.max(1, Math.ceilDiv(all.size(), PAGE_SIZE));
      int number = Math.clamp(wanted, 0, pages - 1);
      int from = number * PAGE_SIZE;
      return new Page(
          all.subList(from, Math.min(from + PAGE_SIZE, all.size())), number, pages, all.size());
    }
  }

  private final AssignmentAccess assignments;
  private final ClassSheets sheets;
  private final MessageSource words;

  ClassController(AssignmentAccess assignments, ClassSheets sheets, MessageSource words) {
    this.assignments = assignments;
    this.sheets = sheets;
    this.words = words;
  }

  @GetMapping("/courses/{course}/assignments/{assignment}/class")
  String show(
      Membership member,
      @PathVariable("assignment") String slug,
      @RequestParam(required = false) @Nullable String exercise,
      @RequestParam(required = false) @Nullable String student,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(defaultValue = "0") int page,
      Locale locale,
      Model model) {
    Assignment assignment = assignments.assignment(member.staffOnly(), slug);
    ClassSheet sheet = sheets.sheet(member, assignment);
    Filter filter =
        new Filter(asked(exercise, sheet), given(student), State.named(state).orElse(null));
    ClassSheet shown = sheet.filtered(filter);
    model.addAttribute("assignment", assignment);
    model.addAttribute("crumbs", crumbs(member, assignment, locale));
    model.addAttribute("sheet", sheet);
    model.addAttribute("states", State.values());
    model.addAttribute("filter", filter);
    model.addAttribute("columns", shown.columns());
    model.addAttribute("page", Page.of(shown.students(), page));
    model.addAttribute("url", url(member, assignment, "class", filter));
    model.addAttribute("csv", url(member, assignment, "class.csv", filter));
    model.addAttribute(
        "diagnoses", sheets.diagnoses(member, assignment, filter.exercise(), DIAGNOSES));
    return "class-overview";
  }

  /** The whole class, or those the filter of the page lets pass. */
  @GetMapping("/courses/{course}/assignments/{assignment}/class.csv")
  ResponseEntity<byte[]> csv(
      Membership member,
      @PathVariable("assignment") String slug,
      @RequestParam(required = false) @Nullable String exercise,
      @RequestParam(required = false) @Nullable String student,
      @RequestParam(required = false) @Nullable String state,
      Locale locale) {
    Assignment assignment = assignments.assignment(member.staffOnly(), slug);
    ClassSheet sheet = sheets.sheet(member, assignment);
    Filter filter =
        new Filter(asked(exercise, sheet), given(student), State.named(state).orElse(null));
    var disposition =
        ContentDisposition.attachment()
            .filename(member.course().slug() + "-" + slug + ".csv", StandardCharsets.UTF_8)
            .build();
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
        .body(table(sheet.filtered(filter), locale).bytes());
  }

  private Csv table(ClassSheet sheet, Locale locale) {
    List<@Nullable Object> head = new ArrayList<>();
    head.add(word("class.account", locale));
    head.add(word("submissions.student", locale));
    sheet.columns().forEach(column -> head.add(column.exercise()));
    head.add(word("class.total", locale));
    List<@Nullable Object> full = new ArrayList<>();
    full.add(null);
    full.add(word("assignments.points", locale));
    sheet.columns().forEach(column -> full.add(column.points()));
    full.add(sheet.points());
    Csv csv = new Csv().row(head.toArray()).row(full.toArray());
    sheet.students().forEach(student -> csv.row(row(student, sheet.columns())));
    return csv;
  }

  private static @Nullable Object[] row(Student student, List<Column> columns) {
    List<@Nullable Object> row = new ArrayList<>();
    row.add(student.name());
    row.add(student.displayName());
    columns.forEach(column -> row.add(student.cell(column.exercise()).score()));
    row.add(student.hasStarted() ? student.total(columns) : null);
    return row.toArray();
  }

  private String word(String key, Locale locale) {
    return words.getMessage(key, null, locale);
  }

  private static List<Crumb> crumbs(Membership member, Assignment assignment, Locale locale) {
    String home = member.course().path();
    return List.of(
        new Crumb(member.course().title().in(locale), home),
        new Crumb(assignment.title().in(locale), home + "/assignments/" + assignment.slug()));
  }

  private static @Nullable String asked(@Nullable String exercise, ClassSheet sheet) {
    return sheet.columns().stream()
        .map(Column::exercise)
        .filter(known -> known.equals(exercise))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String given(@Nullable String parameter) {
    return StringUtils.hasText(parameter) ? parameter.strip() : null;
  }

  private static String url(Membership member, Assignment assignment, String page, Filter filter) {
    return UriComponentsBuilder.fromPath("/courses/{course}/assignments/{assignment}/{page}")
        .queryParamIfPresent("exercise", Optional.ofNullable(filter.exercise()))
        .queryParamIfPresent("student", Optional.ofNullable(filter.student()))
        .queryParamIfPresent("state", Optional.ofNullable(filter.state()))
        .encode()
        .buildAndExpand(member.course().slug(), assignment.slug(), page)
        .toUriString();
  }
}
