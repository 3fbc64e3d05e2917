package dev.touchstone.server.api;

import dev.touchstone.grading.DiagnosisTitles;
import dev.touchstone.grading.GradingReport;
import dev.touchstone.grading.Verdict;
import dev.touchstone.server.account.SignedIn;
import dev.touchstone.server.assignment.Assignment;
import dev.touchstone.server.assignment.AssignmentAccess;
import dev.touchstone.server.assignment.Visibility;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.grading.Results;
import dev.touchstone.server.submission.History;
import dev.touchstone.server.submission.History.Mark;
import dev.touchstone.server.submission.History.Row;
import dev.touchstone.server.submission.History.Wanted;
import dev.touchstone.server.submission.Submission;
import dev.touchstone.server.submission.SubmissionAccess;
import dev.touchstone.server.submission.SubmissionAccess.Readable;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What was handed in: listed, opened, downloaded. */
@RestController
@RequestMapping("/api/v1")
class SubmissionApi {

  private static final int MOST = 200;
  private static final String ASSIGNMENT = "/courses/{course}/assignments/{assignment}";

  /**
   * What stands of its grading, as far as the reader may see it.
   *
   * @param score lateness deducted
   * @param max what full marks are worth in what is open to the reader
   * @param points what full marks are worth in all
   * @param held whether more is to be opened
   */
  record GradingJson(
      Verdict verdict,
      BigDecimal score,
      BigDecimal max,
      BigDecimal points,
      boolean held,
      @Nullable Instant gradedAt) {}

  /** A submission; its grading is null while it waits, and if it was withdrawn. */
  record SubmissionJson(
      UUID id,
      String assignment,
      String exercise,
      Who student,
      Instant receivedAt,
      boolean late,
      @Nullable Instant withdrawnAt,
      String receipt,
      @Nullable GradingJson grading) {}

  /**
   * Some of a long list.
   *
   * @param next what {@code after} has to be for the next ones; null at the end
   */
  record PageJson(List<SubmissionJson> items, @Nullable String next) {}

  /** What was found in a program. */
  record FindingJson(String id, String title) {}

  record OneJson(SubmissionJson submission, String fileName, List<FindingJson> findings) {}

  private final AssignmentAccess assignments;
  private final SubmissionAccess submissions;
  private final History history;
  private final Results results;
  private final Visibility visibility;
  private final Authors authors;
  private final JsonMapper json;

  SubmissionApi(
      AssignmentAccess assignments,
      SubmissionAccess submissions,
      History history,
      Results results,
      Visibility visibility,
      Authors authors,
      JsonMapper json) {
    this.assignments = assignments;
    this.submissions = submissions;
    this.history = history;
    this.results = results;
    this.visibility = visibility;
    this.authors = authors;
    this.json = json;
  }

  /**
   * The newest first: a student's own, for staff those of all whom they see.
   *
   * @param counting only what counts
   * @param after where the last ones ended
   */
  @GetMapping(path = ASSIGNMENT + "/submissions", produces = MediaType.APPLICATION_JSON_VALUE)
  PageJson submissions(
      Membership member,
      @PathVariable("assignment") String slug,
      @RequestParam(required = false) @Nullable String student,
      @RequestParam(required = false) @Nullable String exercise,
      @RequestParam(defaultValue = "false") boolean counting,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") @Min(1) @Max(MOST) int limit) {
    Assignment assignment = assignments.assignment(member, slug);
    if (student != null && authors.areHidden(member, assignment)) {
      throw ApiProblem.field("student");
    }
    Function<Row, Who> whose = authors.of(member, assignment);
    List<Row> rows =
        history.after(
            member, new Wanted(slug, student, exercise, counting), last(after), limit + 1);
    List<Row> shown = rows.subList(0, Math.min(limit, rows.size()));
    return new PageJson(
        shown.stream().map(row -> submission(row, whose.apply(row))).toList(),
        rows.size() > limit ? next(shown.getLast()) : null);
  }

  @GetMapping(path = "/submissions/{submission}", produces = MediaType.APPLICATION_JSON_VALUE)
  OneJson submission(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable("submission") UUID id,
      Locale locale) {
    Readable readable = submissions.readable(person, id);
    Submission submission = readable.submission();
    Membership member = readable.membership();
    Assignment assignment = submission.exercise().assignment();
    Row row = history.row(member, id);
    List<FindingJson> findings =
        row.verdict() == null
            ? List.of()
            : results
                .report(id)
                .map(report -> visibility.of(member, assignment).of(report))
                .map(report -> findings(report, submission, locale))
                .orElse(List.of());
    return new OneJson(
        submission(row, authors.of(member, assignment).apply(row)),
        authors.fileName(member, submission),
        findings);
  }

  private static List<FindingJson> findings(
      GradingReport report, Submission submission, Locale locale) {
    var known = submission.exercise().definition().misconceptions();
    return report.diagnosis().stream()
        .map(found -> new FindingJson(found.id(), DiagnosisTitles.among(found.id(), known, locale)))
        .toList();
  }

  /** As it was handed in, always as a file to keep: what a student wrote is run nowhere. */
  @GetMapping(
      path = "/submissions/{submission}/file",
      produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  ResponseEntity<byte[]> file(
      @AuthenticationPrincipal SignedIn person, @PathVariable("submission") UUID id) {
    Readable readable = submissions.readable(person, id);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            attachment(authors.fileName(readable.membership(), readable.submission())))
        .body(submissions.content(readable.submission()));
  }

  /** What counts, of everybody whom this member of the staff sees. */
  @GetMapping(path = ASSIGNMENT + "/files", produces = "application/zip")
  void files(Membership member, @PathVariable("assignment") String slug, HttpServletResponse answer)
      throws IOException {
    Assignment assignment = assignments.assignment(member.staffOnly(), slug);
    answer.setContentType("application/zip");
    answer.setHeader(
        HttpHeaders.CONTENT_DISPOSITION, attachment(member.course().slug() + "-" + slug + ".zip"));
    Function<Row, Who> whose = authors.of(member, assignment);
    try (var zip = new ZipOutputStream(answer.getOutputStream(), StandardCharsets.UTF_8)) {
      List<Row> rows =
          history.after(member, new Wanted(slug, null, null, true), null, Integer.MAX_VALUE);
      entry(
          zip,
          "submissions.json",
          json.writeValueAsBytes(
              rows.stream().map(row -> submission(row, whose.apply(row))).toList()));
      for (Row row : rows) {
        Submission submission = submissions.forGrading(row.submissionId());
        entry(
            zip,
            "%s/%s/%s-%s"
                .formatted(
                    harmless(folder(whose.apply(row))),
                    row.exercise(),
                    row.submissionId(),
                    harmless(authors.fileName(member, submission))),
            submissions.content(submission));
      }
    }
  }

  private static String folder(Who who) {
    return who.name() == null ? who.displayName() : who.name();
  }

  private static String harmless(String name) {
    String plain = name.replaceAll("[^\\p{L}\\p{N}._ -]", "_");
    return plain.isBlank() || plain.startsWith(".") ? "file" + plain : plain;
  }

  private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }

  private static String attachment(String fileName) {
    return ContentDisposition.attachment()
        .filename(fileName, StandardCharsets.UTF_8)
        .build()
        .toString();
  }

  private static SubmissionJson submission(Row row, Who who) {
    return new SubmissionJson(
        row.submissionId(),
        row.assignment(),
        row.exercise(),
        who,
        row.received(),
        row.late(),
        row.withdrawnAt(),
        row.receipt(),
        row.verdict() == null || row.score() == null
            ? null
            : new GradingJson(
                row.verdict(), row.score(), row.max(), row.points(), row.held(), row.graded()));
  }

  // Opaque on purpose: what it is made of may change.
  private static String next(Row row) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            (row.received() + " " + row.submissionId()).getBytes(StandardCharsets.US_ASCII));
  }

  private static @Nullable Mark last(@Nullable String after) {
    if (after == null) {
      return null;
    }
    try {
      String[] parts =
          new String(Base64.getUrlDecoder().decode(after), StandardCharsets.US_ASCII).split(" ", 2);
      return new Mark(Instant.parse(parts[0]), UUID.fromString(parts[parts.length - 1]));
    } catch (IllegalArgumentException | DateTimeException notOurs) {
      throw ApiProblem.field("after");
    }
  }
}
