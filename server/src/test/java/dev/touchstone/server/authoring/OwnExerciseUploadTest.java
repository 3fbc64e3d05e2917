package dev.touchstone.server.authoring;

import static dev.touchstone.server.authoring.OwnExerciseZip.ID;
import static dev.touchstone.server.authoring.OwnExerciseZip.REFERENCE;
import static dev.touchstone.server.authoring.OwnExerciseZip.YAML;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.server.Classroom;
import dev.touchstone.server.ServerTest;
import dev.touchstone.server.Visitor;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An author's own exercise from the upload to a student's result, through a real gate. */
class OwnExerciseUploadTest extends ServerTest {

  private static final Duration GATE = Duration.ofMinutes(2);
  private static final String MISTAKE = "mistakes/" + ID + "/multiplies.py";
  private static final String SAID = "multiplies by the temperature instead of dividing by it";
  private static final List<String> SECRETS = List.of("rng.normal", "900 + 40", "def cases");

  private final String authoring = "/courses/glass/authoring";
  private Visitor author = stranger();

  @Test
  void studentsAreGradedByWhatItsReferenceAnsweredAndReadWhatItsAuthorWrote() throws IOException {
    open();
    String version = released("warmth", Map.of());
    Visitor student = signedIn("mei");
    String page = "/courses/glass/assignments/warmth/" + ID;

    assertThat(student.page("/courses/glass/assignments/warmth"))
        .contains("Softmax with a temperature", "temperature_softmax(z, t=1.0)");
    assertThat(student.page(page))
        .contains("which computes for each row", "def temperature_softmax");
    String run = run(student, page, OwnExerciseZip.text(MISTAKE));
    assertThat(student.result(run)).contains(SAID, "temperature 2");
    String wrong = student.submit(page, OwnExerciseZip.text(MISTAKE));
    assertThat(student.result(wrong))
        .contains(SAID, "A higher temperature makes", "The author of this exercise chose")
        .contains("Case 4");
    String right = student.submit(page, OwnExerciseZip.text("solution/" + ID + ".py"));
    assertThat(student.result(right)).contains("Every case agrees with the reference");
    assertThat(student.page("/courses/glass/submissions")).contains("Softmax with a temperature");

    student.reading("zh");
    assertThat(student.page(wrong)).contains("乘以温度，而不是除以温度", "温度越高");
    assertThat(student.page(page)).contains("带温度的 softmax", "分数可以很大");

    student.reading("en");
    for (String seen : List.of(page, wrong, right, run, "/courses/glass")) {
      assertThat(student.page(seen)).doesNotContain(SECRETS);
    }
    assertThat(student.get(version).statusCode()).isEqualTo(404);
    assertThat(student.get(version + "/folder").statusCode()).isEqualTo(404);
    assertThat(logged("warmth")).doesNotContain(SECRETS);
    theClassIsShownWhatTheAuthorCallsIt();
  }

  private void theClassIsShownWhatTheAuthorCallsIt() {
    String sheet = author.page("/courses/glass/assignments/warmth/class");
    assertThat(sheet).contains("Softmax with a temperature", SAID);
    assertThat(
            author.page(
                "/courses/glass/submissions?assignment=warmth&exercise="
                    + ID
                    + "&diagnosis=multiplies"))
        .contains("Only the exercise “Softmax with a temperature”", SAID);
  }

  @Test
  void whatALaterVersionSaysDoesNotChangeWhatWasFound() throws IOException {
    open();
    released("later", Map.of());
    Visitor student = signedIn("mei");
    String page = "/courses/glass/assignments/later/" + ID;
    String before = student.submit(page, "# before\n" + OwnExerciseZip.text(MISTAKE));
    assertThat(student.result(before)).contains(SAID);

    released(
        "later",
        Map.of(
            YAML,
            OwnExerciseZip.text(YAML).replace("Your code " + SAID, "You have it upside down"),
            REFERENCE,
            OwnExerciseZip.text(REFERENCE).replace("\"t\": 2.0", "\"t\": 3.0")));
    String after = student.submit(page, "# after\n" + OwnExerciseZip.text(MISTAKE));

    assertThat(student.result(after)).contains("You have it upside down").doesNotContain(SAID);
    assertThat(student.page(before)).contains(SAID).doesNotContain("upside down");
    assertThat(
            jdbc.sql(
                    """
                    select count(distinct asked.own) from version_exercise asked
                    join assignment_version v on v.id = asked.version_id where v.slug = 'later'
                    """)
                .query(Integer.class)
                .single())
        .isEqualTo(2);
  }

  @Test
  void aReferenceThatPrintsKeepsTheVersionFromBeingReleased() throws IOException {
    open();
    String prints = OwnExerciseZip.text(REFERENCE).replace("return e /", "print(t); return e /");

    String version = upload("prints", Map.of(REFERENCE, prints));

    assertThat(author.result(version, GATE))
        .contains("One thing keeps this version", "it prints &quot;2.0")
        .doesNotContain("Release to students");
    assertThat(author.reading("zh").page(version)).contains("请去掉 print");
    author.reading("en");
    author.postBare(version + "/release", Visitor.hidden(author.page(authoring)));
    assertThat(signedIn("mei").get("/courses/glass/assignments/prints").statusCode())
        .isEqualTo(404);
  }

  private void open() {
    Classroom.open(jdbc, "glass", "玻璃", "Glass")
        .person("mei", "梅同学", "STUDENT")
        .person("kiln", "窑老师", "INSTRUCTOR");
    author = signedIn("kiln");
  }

  private String released(String slug, Map<String, String> files) throws IOException {
    String version = upload(slug, files);
    assertThat(author.result(version, GATE)).contains("This version can be released");
    author.post(version, version + "/release", Map.of());
    return version;
  }

  private String upload(String slug, Map<String, String> files) throws IOException {
    Map<String, String> fields = new HashMap<>(Visitor.hidden(author.page(authoring)));
    fields.put("slug", slug);
    return author.submitted(
        author.uploadBare(authoring, fields, "folder.zip", OwnExerciseZip.with(files)));
  }

  private static String run(Visitor student, String page, String code) {
    Map<String, String> fields = new HashMap<>(Visitor.hidden(student.page(page)));
    fields.put("code", code);
    return student.submitted(student.uploadBare(page + "/runs", fields, "", new byte[0]));
  }

  /** Everything that was written down of an assignment's gradings. */
  private String logged(String assignment) {
    return String.join(
        "\n",
        jdbc.sql(
                """
                select g.report::text from standing_grading s join grading g on g.id = s.id
                join score on score.submission_id = s.submission_id where score.assignment = ?
                """)
            .param(assignment)
            .query(String.class)
            .list());
  }
}
