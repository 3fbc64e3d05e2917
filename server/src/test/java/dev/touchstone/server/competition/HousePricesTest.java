package dev.touchstone.server.competition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.reference.Tensor;
import dev.touchstone.server.ServerTest;
import dev.touchstone.server.Visitor;
import dev.touchstone.server.account.Account;
import dev.touchstone.server.course.CourseDirectory;
import dev.touchstone.server.course.Role;
import dev.touchstone.server.submission.Blobs;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.crypto.password.PasswordEncoder;

/** A regression split by time: programs and files of predictions meet on one board. */
class HousePricesTest extends ServerTest {

  private static final String PAGE = "/courses/dl/competitions/house-prices";
  private static final Path FOLDER = Path.of("../sample-course/competitions/house-prices");

  @Autowired ApplicationContext server;
  @Autowired CourseDirectory courses;
  @Autowired PasswordEncoder encoder;
  @Autowired Competitions competitions;
  @Autowired Blobs blobs;

  @BeforeEach
  void open() {
    Digits.open(server);
  }

  @Test
  void aStrongProgramBeatsTheBaselineAndThatTheStarter() throws Exception {
    Visitor mei = student("hp-mei", "梅雪");

    double strong = score(enter(mei, "strong.py", bytes("solution/strong.py")));
    double starter = score(enter(mei, "starter.py", bytes("starter.py")));

    assertThat(strong).isLessThan(0.3);
    assertThat(strong).isLessThan(baseline() - 0.1);
    assertThat(starter).isGreaterThan(baseline());
    assertThat(mei.page(PAGE)).contains("log-RMSE", "Log-linear regression");
    assertThat(mei.reading("zh").page(PAGE)).contains("训练数据（CSV）", "测试数据");
  }

  @Test
  void aFileOfPredictionsIsScoredOnTheSameRows() {
    Visitor an = student("hp-an", "安然");
    List<String> test = an.page(PAGE + "/test.csv").lines().toList();
    assertThat(test.getFirst()).startsWith("id,month,").doesNotContain("price");
    assertThat(an.page(PAGE + "/train.csv").lines().findFirst().orElseThrow()).endsWith(",price");
    Tensor truth = competition().task(set()).testY();
    assertThat(test).hasSize(truth.size() + 1);

    // Everything ten per cent too dear: ln 1.1, whatever the rows.
    String dear =
        "id,price\n"
            + Arrays.stream(rows(test))
                .mapToObj(id -> id + "," + truth.data()[id - 1] * 1.1)
                .collect(Collectors.joining("\n"));
    String entry = enter(an, "dear.csv", dear.getBytes(StandardCharsets.UTF_8));

    assertThat(score(entry)).isCloseTo(Math.log(1.1), within(1e-9));
    assertThat(an.page(entry)).contains("log-RMSE 0.09531");
    assertThat(an.page(entry + "/source")).startsWith("id,price");
  }

  @Test
  void whatIsWrongWithAFileIsToldByRowAndColumnAndCostsNothing() {
    Visitor bo = student("hp-bo", "薄荷");
    byte[] file = "id,price\n1,100000\n2,cheap\n".getBytes(StandardCharsets.UTF_8);

    String entry = enter(bo, "wrong.csv", file);

    assertThat(bo.reading("en").page(entry)).contains("row with the id 3 is missing");
    assertThat(bo.reading("zh").page(entry)).contains("缺少 id 为 3 的行");
    assertThat(bo.reading("en").page(PAGE)).contains("5 of 5 entries left");
  }

  @Test
  void filesAreNotTakenWhereOnlyProgramsAre() {
    Visitor cen = student("hp-cen", "岑参");
    HttpResponse<String> refused = send(cen, Digits.PAGE, "p.csv", "id,label\n".getBytes());

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(cen.get(Digits.PAGE + "/test.csv").statusCode()).isEqualTo(404);
    assertThat(stranger().get(PAGE + "/test.csv").statusCode()).isEqualTo(302);
  }

  private static int[] rows(List<String> test) {
    return test.stream()
        .skip(1)
        .mapToInt(line -> Integer.parseInt(line.substring(0, line.indexOf(','))))
        .toArray();
  }

  private Competition competition() {
    return competitions
        .findByCourseIdAndSlug(Digits.course(server).id(), "house-prices")
        .orElseThrow();
  }

  private DataSet set() {
    return DataSet.ofCsv(blobs.read(competition().data()));
  }

  private double score(String entry) {
    return jdbc.sql("select score from standing_scoring where entry_id = ?")
        .param(UUID.fromString(entry.substring("/entries/".length())))
        .query(Double.class)
        .single();
  }

  private double baseline() throws InterruptedException {
    Instant end = Instant.now().plusSeconds(90);
    while (Instant.now().isBefore(end)) {
      List<Double> found =
          jdbc.sql(
                  """
                  select s.score from standing_scoring s
                  join entry e on e.id = s.entry_id join team t on t.id = e.team_id
                  where t.baseline and t.competition_id = ? and s.score is not null
                  """)
              .param(competition().id())
              .query(Double.class)
              .list();
      if (!found.isEmpty()) {
        return found.getFirst();
      }
      Thread.sleep(200);
    }
    throw new AssertionError("the baseline is not trained after 90 s");
  }

  private static byte[] bytes(String name) throws Exception {
    return Files.readAllBytes(FOLDER.resolve(name));
  }

  private static String enter(Visitor student, String name, byte[] file) {
    HttpResponse<String> answer = send(student, PAGE, name, file);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    String entry = URI.create(answer.headers().firstValue("Location").orElseThrow()).getPath();
    student.result(entry, Duration.ofSeconds(90));
    return entry;
  }

  private static HttpResponse<String> send(Visitor student, String page, String name, byte[] file) {
    Map<String, String> fields = Visitor.hidden(student.page(page));
    fields.putIfAbsent("form", UUID.randomUUID().toString());
    return student.uploadBare(page + "/entries", fields, name, file);
  }

  private Visitor student(String name, String displayName) {
    Account account =
        accounts
            .findByName(name)
            .orElseGet(
                () ->
                    accounts.save(Account.sample(name, displayName, false, encoder, "touchstone")));
    courses.enrol(Digits.course(server), account.id(), Role.STUDENT);
    return signedIn(name);
  }
}
