package dev.touchstone.server.competition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.reference.Tensor;
import dev.touchstone.server.ServerTest;
import dev.touchstone.server.Visitor;
import dev.touchstone.server.submission.Blobs;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A regression split by time: programs and files of predictions meet on one board. */
class HousePricesTest extends ServerTest {

  private static final String SLUG = "house-prices";
  private static final String PAGE = "/courses/dl/competitions/house-prices";

  @Autowired ApplicationContext server;
  @Autowired Competitions competitions;
  @Autowired Blobs blobs;

  @BeforeEach
  void open() {
    Digits.open(server);
  }

  @Test
  void aStrongProgramBeatsTheBaselineAndThatTheStarter() throws Exception {
    Participant mei = student("hp-mei", "梅雪");

    double strong = mei.score(mei.enterFile("strong.py", "solution/strong.py"));
    double starter = mei.score(mei.enterFile("starter.py", "starter.py"));

    assertThat(strong).isLessThan(0.3);
    assertThat(strong).isLessThan(mei.baseline() - 0.1);
    assertThat(starter).isGreaterThan(mei.baseline());
    assertThat(mei.visitor().page(PAGE)).contains("log-RMSE", "Log-linear regression");
    assertThat(mei.visitor().reading("zh").page(PAGE)).contains("训练数据（CSV）", "测试数据");
  }

  @Test
  void aFileOfPredictionsIsScoredOnTheSameRows() {
    Participant an = student("hp-an", "安然");
    Visitor visitor = an.visitor();
    List<String> test = visitor.page(PAGE + "/test.csv").lines().toList();
    assertThat(test.getFirst()).startsWith("id,month,").doesNotContain("price");
    assertThat(visitor.page(PAGE + "/train.csv").lines().findFirst().orElseThrow())
        .endsWith(",price");
    Tensor truth = competition().task(set()).test().taught();
    assertThat(test).hasSize(truth.size() + 1);

    // Everything ten per cent too dear: ln 1.1, whatever the rows.
    String dear =
        "id,price\n"
            + Arrays.stream(rows(test))
                .mapToObj(id -> id + "," + truth.data()[id - 1] * 1.1)
                .collect(Collectors.joining("\n"));
    String entry = an.enter("dear.csv", dear);

    assertThat(an.score(entry)).isCloseTo(Math.log(1.1), within(1e-9));
    assertThat(visitor.page(entry)).contains("log-RMSE 0.09531");
    assertThat(visitor.page(entry + "/source")).startsWith("id,price");
  }

  @Test
  void whatIsWrongWithAFileIsToldByRowAndColumnAndCostsNothing() {
    Participant bo = student("hp-bo", "薄荷");

    String entry = bo.enter("wrong.csv", "id,price\n1,100000\n2,cheap\n");

    assertThat(bo.visitor().reading("en").page(entry)).contains("row with the id 3 is missing");
    assertThat(bo.visitor().reading("zh").page(entry)).contains("缺少 id 为 3 的行");
    assertThat(bo.visitor().reading("en").page(PAGE)).contains("5 of 5 entries left");
  }

  @Test
  void filesAreNotTakenWhereOnlyProgramsAre() {
    Participant cen = student("hp-cen", "岑参");
    HttpResponse<String> refused = cen.send(Digits.PAGE, "p.csv", "id,label\n".getBytes());

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(cen.visitor().get(Digits.PAGE + "/test.csv").statusCode()).isEqualTo(404);
    assertThat(stranger().get(PAGE + "/test.csv").statusCode()).isEqualTo(302);
  }

  private static int[] rows(List<String> test) {
    return test.stream()
        .skip(1)
        .mapToInt(line -> Integer.parseInt(line.substring(0, line.indexOf(','))))
        .toArray();
  }

  private Competition competition() {
    return competitions.findByCourseIdAndSlug(Digits.course(server).id(), SLUG).orElseThrow();
  }

  private DataSet set() {
    return DataSet.read(blobs.read(competition().data()));
  }

  private Participant student(String name, String displayName) {
    return Participant.of(server, stranger(), SLUG, name, displayName);
  }
}
