package dev.touchstone.server.gradebook;

import dev.touchstone.server.course.Crumb;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.Student;
import dev.touchstone.server.course.Students;
import dev.touchstone.server.gradebook.Sheet.Filter;
import dev.touchstone.server.gradebook.Sheet.Order;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The whole class, for staff: on a page and as files. */
@Controller
class GradebookController {

  private static final String GRADEBOOK = "/courses/{course}/gradebook";
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final Sheets sheets;
  private final SheetFiles files;
  private final Students students;

  GradebookController(Sheets sheets, SheetFiles files, Students students) {
    this.sheets = sheets;
    this.files = files;
    this.students = students;
  }

  @GetMapping(GRADEBOOK)
  String show(
      Membership member,
      @RequestParam(required = false) @Nullable Long section,
      @RequestParam(required = false) @Nullable String student,
      @RequestParam(defaultValue = "false") boolean risk,
      @RequestParam(required = false) @Nullable String order,
      Locale locale,
      Model model) {
    Filter filter = new Filter(section, given(student), risk, Order.named(order));
    Optional<Sheet> sheet = sheets.of(member.staffOnly());
    model.addAttribute(
        "crumbs", List.of(new Crumb(member.course().title().in(locale), member.course().path())));
    model.addAttribute("filter", filter);
    model.addAttribute("orders", Order.values());
    model.addAttribute("sections", sections(students.of(member)));
    sheet.ifPresent(
        all -> {
          model.addAttribute("sheet", all);
          model.addAttribute("section", all.filtered(new Filter(section, null, false, Order.NAME)));
          model.addAttribute("shown", all.filtered(filter));
        });
    model.addAttribute("csv", file(member, "gradebook.csv", filter));
    model.addAttribute("xlsx", file(member, "gradebook.xlsx", filter));
    return "gradebook";
  }

  @GetMapping(GRADEBOOK + ".csv")
  ResponseEntity<byte[]> csv(
      Membership member,
      @RequestParam(required = false) @Nullable Long section,
      @RequestParam(required = false) @Nullable String student,
      @RequestParam(defaultValue = "false") boolean risk,
      @RequestParam(required = false) @Nullable String order,
      Locale locale) {
    Filter filter = new Filter(section, given(student), risk, Order.named(order));
    return download(
        member, "csv", "text/csv;charset=UTF-8", files.csv(shown(member, filter), locale));
  }

  @GetMapping(GRADEBOOK + ".xlsx")
  ResponseEntity<byte[]> xlsx(
      Membership member,
      @RequestParam(required = false) @Nullable Long section,
      @RequestParam(required = false) @Nullable String student,
      @RequestParam(defaultValue = "false") boolean risk,
      @RequestParam(required = false) @Nullable String order,
      Locale locale) {
    Filter filter = new Filter(section, given(student), risk, Order.named(order));
    return download(member, "xlsx", XLSX, files.xlsx(shown(member, filter), locale));
  }

  private Sheet shown(Membership member, Filter filter) {
    return sheets.of(member.staffOnly()).orElseThrow(() -> Grades.none(member)).filtered(filter);
  }

  private static ResponseEntity<byte[]> download(
      Membership member, String ending, String type, byte[] content) {
    var disposition =
        ContentDisposition.attachment()
            .filename(member.course().slug() + "-gradebook." + ending)
            .build();
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, type)
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
        .body(content);
  }

  /** By id, in the order of their names. */
  private static Map<String, Long> sections(List<Student> students) {
    Map<String, Long> sections = new TreeMap<>();
    for (Student student : students) {
      if (student.section() != null && student.sectionId() != null) {
        sections.put(student.section(), student.sectionId());
      }
    }
    return sections;
  }

  private static @Nullable String given(@Nullable String parameter) {
    return StringUtils.hasText(parameter) ? parameter.strip() : null;
  }

  private static String file(Membership member, String name, Filter filter) {
    return UriComponentsBuilder.fromPath("/courses/{course}/{name}")
        .queryParamIfPresent("section", Optional.ofNullable(filter.section()))
        .queryParamIfPresent("student", Optional.ofNullable(filter.letters()))
        .queryParamIfPresent("risk", filter.atRisk() ? Optional.of(Boolean.TRUE) : Optional.empty())
        .queryParam("order", filter.order().name())
        .encode()
        .buildAndExpand(member.course().slug(), name)
        .toUriString();
  }
}
