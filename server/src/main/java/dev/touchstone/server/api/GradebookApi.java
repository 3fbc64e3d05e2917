package dev.touchstone.server.api;

import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import dev.touchstone.server.course.Student;
import dev.touchstone.server.course.Students;
import dev.touchstone.server.gradebook.Gradebooks;
import dev.touchstone.server.gradebook.Gradebooks.Book;
import dev.touchstone.server.gradebook.Gradebooks.Cell;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The gradebook: exported as a whole, and written into by hand. */
@RestController
@RequestMapping("/api/v1/courses/{course}/gradebook")
class GradebookApi {

  private static final String CSV = "text/csv";
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final String GRADE = "/students/{student}/parts/{part}";

  /**
   * What somebody writes for a student.
   *
   * @param points null takes back what was written
   * @param reason what the student reads; may be empty where nothing is computed
   */
  record GradeJson(@Nullable BigDecimal points, @NotNull String reason) {}

  private final Gradebooks gradebooks;
  private final Students students;

  GradebookApi(Gradebooks gradebooks, Students students) {
    this.gradebooks = gradebooks;
    this.students = students;
  }

  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  Book gradebook(Membership member) {
    return gradebooks.of(member);
  }

  @GetMapping(path = "/csv", produces = CSV)
  ResponseEntity<byte[]> gradebookCsv(Membership member, Locale locale) {
    return file(member, "csv", CSV + ";charset=UTF-8", gradebooks.csv(member, locale));
  }

  @GetMapping(path = "/xlsx", produces = XLSX)
  ResponseEntity<byte[]> gradebookXlsx(Membership member, Locale locale) {
    return file(member, "xlsx", XLSX, gradebooks.xlsx(member, locale));
  }

  @GetMapping(path = GRADE, produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Cell> grade(
      Membership member, @PathVariable("student") long id, @PathVariable String part) {
    return cell(member, students.get(member.staffOnly(), id), part);
  }

  @PutMapping(
      path = GRADE,
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Cell> give(
      Membership member,
      @PathVariable("student") long id,
      @PathVariable String part,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String seen,
      @Valid @RequestBody GradeJson grade) {
    Student student = students.get(member.staffOnly(), id);
    gradebooks.give(
        member,
        student,
        part,
        Seen.of(seen, 1)[0],
        grade.points() == null ? "" : plain(grade.points()),
        grade.reason());
    return cell(member, student, part);
  }

  // 1e999999999 would be a billion digits long.
  private static String plain(BigDecimal points) {
    if (Math.abs((long) points.scale()) > 9 || points.precision() > 15) {
      throw ApiProblem.field("points");
    }
    return points.toPlainString();
  }

  private ResponseEntity<Cell> cell(Membership member, Student student, String part) {
    Cell cell =
        Optional.ofNullable(gradebooks.of(member, student).rows().getFirst().cells().get(part))
            .orElseThrow(() -> new NotHereException("part " + part));
    return ResponseEntity.ok().eTag(Seen.tag(cell.version())).body(cell);
  }

  private static ResponseEntity<byte[]> file(
      Membership member, String ending, String type, byte[] content) {
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, type)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(member.course().slug() + "-gradebook." + ending)
                .build()
                .toString())
        .body(content);
  }
}
