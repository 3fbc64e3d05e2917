package dev.touchstone.server.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.server.ServerTest;
import dev.touchstone.server.Visitor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** From a folder on an author's disk to an assignment in front of students, through a real gate. */
class AuthoringTest extends ServerTest {

  private static final String AUTHORING = "/courses/dl/authoring";
  private static final Duration GATE = Duration.ofMinutes(2);
  private static final String YAML =
      """
      title: {zh: 准确率, en: How accurate}
      opens: 2026-01-01 08:00
      due: 2099-01-01 23:59
      late: {policy: penalty, per-day: 20, days: 2}
      exercises:
        - {id: accuracy, points: 7}
      """;
  private static final String RIGHT =
      """
      import numpy as np


      def accuracy(o, y):
          pred = o.argmax(axis=1)
          return {"pred": pred, "acc": np.mean(pred == y)}
      """;

  @Test
  void aFolderThatPassesIsReleasedAndStudentsGetItsStarter() {
    Visitor lan = signedIn("lan");
    String version =
        lan.submitted(upload(lan, "how-accurate", folder("starter/accuracy.py", "# start here\n")));

    String gate = lan.result(version, GATE);

    assertThat(gate).contains("This version can be released", "starter, worth nothing");
    assertThat(lan.reading("zh").page(version)).contains("这个版本可以发布", "误区，须被指出");
    Visitor lin = signedIn("lin");
    assertThat(lin.get("/courses/dl/assignments/how-accurate").statusCode()).isEqualTo(404);

    lan.post(version, version + "/release", Map.of());

    assertThat(lin.page("/courses/dl/assignments/how-accurate")).contains("How accurate");
    String exercise = "/courses/dl/assignments/how-accurate/accuracy";
    assertThat(lin.page(exercise)).contains("# start here", "2099");
    String submission = lin.submit(exercise, RIGHT);
    assertThat(lin.result(submission)).contains("Every case agrees with the reference");
    assertThat(
            jdbc.sql(
                    """
                    select g.assignment_version, s.max from score s
                    join standing_grading g using (submission_id) where s.assignment = 'how-accurate'
                    """)
                .query()
                .singleRow())
        .containsEntry("assignment_version", 1);
  }

  @Test
  void aFolderThatFailsItsOwnGateIsNotReleased() {
    Visitor lan = signedIn("lan");
    String version =
        lan.submitted(upload(lan, "gives-it-away", folder("starter/accuracy.py", RIGHT)));

    String gate = lan.result(version, GATE);

    assertThat(gate)
        .contains("One thing keeps this version from being released")
        .doesNotContain("Release to students");
    Map<String, String> csrf = Visitor.hidden(lan.page(AUTHORING));
    lan.postBare(version + "/release", csrf);
    assertThat(signedIn("lin").get("/courses/dl/assignments/gives-it-away").statusCode())
        .isEqualTo(404);
  }

  @Test
  void aSecondUploadIsASecondVersionAndTheSameTwiceIsOne() {
    Visitor lan = signedIn("lan");
    byte[] first = folder("starter/accuracy.py", "# one\n");
    byte[] second = folder("starter/accuracy.py", "# two\n");

    String one = lan.submitted(upload(lan, "again", first));
    String same = lan.submitted(upload(lan, "again", first));
    String two = lan.submitted(upload(lan, "again", second));

    assertThat(same).isEqualTo(one);
    assertThat(two).isNotEqualTo(one);
    assertThat(lan.page(AUTHORING)).contains("again, version 1", "again, version 2");
  }

  @Test
  void whatALaterReleaseReplacedIsNotReleasedAfterIt() {
    Visitor lan = signedIn("lan");
    String one = lan.submitted(upload(lan, "in-order", folder("starter/accuracy.py", "# one\n")));
    String two = lan.submitted(upload(lan, "in-order", folder("starter/accuracy.py", "# two\n")));
    lan.result(one, GATE);
    lan.result(two, GATE);
    Map<String, String> csrf = Visitor.hidden(lan.page(one));

    lan.postBare(two + "/release", csrf);

    assertThat(lan.page(one)).doesNotContain("Release to students");
    assertThat(lan.postBare(one + "/release", csrf).statusCode()).isEqualTo(302);
    assertThat(lan.page(AUTHORING)).contains("replaced by a later version");
    assertThat(signedIn("lin").page("/courses/dl/assignments/in-order/accuracy")).contains("# two");
  }

  @Test
  void aDueDateThatHasPassedWhenItOpensIsSaidBeforeAnythingIsStored() {
    Visitor lan = signedIn("lan");
    Map<String, String> files = new HashMap<>();
    files.put(
        "assignment.yaml",
        YAML.replace("opens: 2026-01-01 08:00", "opens: +3d").replace("2099", "2020"));
    files.put("statement.zh.md", "算准确率。");
    files.put("statement.en.md", "Compute the accuracy.");

    HttpResponse<String> refused = upload(lan, "too-late", zip(files));

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("assignment.yaml: it is due before it opens");
  }

  @Test
  void whatIsWrongIsSaidInTheAuthorsLanguageAndNothingIsStored() {
    Visitor lan = signedIn("lan");

    HttpResponse<String> bad =
        upload(lan, "bad", zip(Map.of("assignment.yaml", YAML.replace("accuracy", "accurazy"))));

    assertThat(bad.statusCode()).isEqualTo(422);
    assertThat(bad.body())
        .contains("Nothing was stored: 3 things have", "value=\"bad\"")
        .contains("assignment.yaml:6: there is no exercise &quot;accurazy&quot; in the catalogue");
    assertThat(upload(lan.reading("zh"), "bad", "no zip".getBytes(StandardCharsets.UTF_8)).body())
        .contains("什么都没有保存", "这不是 zip 文件");
    assertThat(upload(lan, "../x", folder("a", "b")).statusCode()).isEqualTo(422);
    assertThat(upload(lan, "evil", zip(Map.of("../evil", "x"))).body()).contains("路径指向文件夹之外");
    assertThat(
            jdbc.sql("select count(*) from assignment_version where slug in ('bad', 'evil')")
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void nobodyButInstructorsGetsNearIt() {
    for (String name : new String[] {"lin", "wang"}) {
      Visitor visitor = signedIn(name);
      assertThat(visitor.get(AUTHORING).statusCode()).as(name).isEqualTo(404);
      Map<String, String> fields = new HashMap<>(Visitor.hidden(visitor.page("/courses/dl")));
      fields.put("slug", "mine");
      assertThat(
              visitor
                  .uploadBare(AUTHORING, fields, "a.zip", folder("starter/accuracy.py", "#\n"))
                  .statusCode())
          .as(name)
          .isEqualTo(404);
      assertThat(visitor.page("/courses/dl")).doesNotContain(AUTHORING);
    }
    assertThat(signedIn("lan").page("/courses/dl")).contains(AUTHORING);
  }

  private HttpResponse<String> upload(Visitor visitor, String slug, byte[] zip) {
    Map<String, String> fields = new HashMap<>(Visitor.hidden(visitor.page(AUTHORING)));
    fields.put("slug", slug);
    return visitor.uploadBare(AUTHORING, fields, "folder.zip", zip);
  }

  private static byte[] folder(String further, String text) {
    Map<String, String> files = new HashMap<>();
    files.put("assignment.yaml", YAML);
    files.put("statement.zh.md", "算准确率。");
    files.put("statement.en.md", "Compute the accuracy.");
    files.put(further, text);
    return zip(files);
  }

  private static byte[] zip(Map<String, String> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        // The same folder is the same file, whenever it is packed.
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
