package dev.touchstone.server.gradebook;

import dev.touchstone.server.course.Crumb;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import dev.touchstone.server.course.Student;
import dev.touchstone.server.course.Students;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** A column from a file: first it is shown what would change, then it is written. */
@Controller
class GradeImportController {

  private static final String IMPORT = "/courses/{course}/gradebook/import";
  private static final Pattern LINE = Pattern.compile("(\\d{1,18}) (\\d{1,9}) ([\\d.]{1,12})");

  private final Sheets sheets;
  private final Students students;
  private final GivenGrades given;

  GradeImportController(Sheets sheets, Students students, GivenGrades given) {
    this.sheets = sheets;
    this.students = students;
    this.given = given;
  }

  @GetMapping(IMPORT)
  String show(
      Membership member,
      @RequestParam(required = false) @Nullable String part,
      Locale locale,
      Model model) {
    return page(member, sheet(member), part, locale, model);
  }

  @PostMapping(IMPORT)
  Object look(
      Membership member,
      @RequestParam String part,
      @RequestParam MultipartFile file,
      Locale locale,
      Model model)
      throws IOException {
    Sheet sheet = sheet(member);
    Column column = column(sheet, part);
    try {
      model.addAttribute("found", GradeImport.of(GradeFile.read(file.getBytes()), column, sheet));
      model.addAttribute("file", file.getOriginalFilename());
      return page(member, sheet, part, locale, model);
    } catch (RefusedFileException refused) {
      model.addAttribute("refused", refused);
      return new ModelAndView(
          page(member, sheet, part, locale, model),
          model.asMap(),
          HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }

  /**
   * Writes what was shown; of whom somebody else wrote meanwhile is left and named.
   *
   * @param lines a student's id, the version that was shown, and the points
   * @param reason is needed where the platform reckons a number of its own
   */
  @PostMapping(IMPORT + "/confirm")
  Object confirm(
      Membership member,
      @RequestParam String part,
      @RequestParam(defaultValue = "") String lines,
      @RequestParam(defaultValue = "") String reason,
      Locale locale,
      Model model) {
    Sheet sheet = sheet(member);
    Column column = column(sheet, part);
    Map<Long, Student> visible =
        students.of(member).stream().collect(Collectors.toMap(Student::id, Function.identity()));
    List<Incoming> incoming =
        Stream.of(lines.split(";"))
            .flatMap(line -> incoming(line, column, visible).stream())
            .toList();
    if (reason.isBlank() && column.source() != Source.COLUMN) {
      model.addAttribute("unfounded", true);
      model.addAttribute("found", GradeImport.again(incoming, column, sheet));
      return new ModelAndView(
          page(member, sheet, part, locale, model),
          model.asMap(),
          HttpStatus.UNPROCESSABLE_CONTENT);
    }
    List<Incoming> left = given.putAll(member, column, incoming, oneLine(reason));
    model.addAttribute("written", incoming.size() - left.size());
    model.addAttribute("left", left);
    return page(member, sheet(member), part, locale, model);
  }

  private static Optional<Incoming> incoming(
      String line, Column column, Map<Long, Student> visible) {
    Matcher written = LINE.matcher(line.strip());
    if (!written.matches()) {
      return Optional.empty();
    }
    Student student = visible.get(Long.parseLong(written.group(1)));
    BigDecimal most = column.outOf().multiply(BigDecimal.TWO);
    return student == null
        ? Optional.empty()
        : Numbers.read(written.group(3))
            .filter(points -> points.compareTo(most) <= 0)
            .map(points -> new Incoming(student, Integer.parseInt(written.group(2)), points));
  }

  private static String oneLine(String reason) {
    String line = reason.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.length() > 500 ? line.substring(0, 500) : line;
  }

  private Sheet sheet(Membership member) {
    return sheets.of(member.staffOnly()).orElseThrow(() -> Grades.none(member));
  }

  private static Column column(Sheet sheet, String part) {
    return sheet.columns().stream()
        .filter(column -> column.key().equals(part))
        .findFirst()
        .orElseThrow(() -> new NotHereException("part " + part));
  }

  private String page(
      Membership member, Sheet sheet, @Nullable String part, Locale locale, Model model) {
    model.addAttribute("sheet", sheet);
    model.addAttribute(
        "column",
        Stream.concat(
                sheet.columns().stream().filter(one -> one.key().equals(part)),
                sheet.columns().stream().filter(one -> one.source() == Source.COLUMN))
            .findFirst()
            .orElse(sheet.columns().getFirst()));
    model.addAttribute(
        "crumbs",
        List.of(
            new Crumb(member.course().title().in(locale), member.course().path()),
            new Crumb(
                sheets.word("gradebook.title").in(locale), member.course().path() + "/gradebook")));
    return "gradebook-import";
  }
}
