package dev.touchstone.server.competition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.datafile.PictureSheet;
import dev.touchstone.grading.PredictionTask;
import dev.touchstone.grading.Target;
import dev.touchstone.reference.Npz;
import dev.touchstone.reference.Tensor;
import dev.touchstone.server.ServerTest;
import dev.touchstone.server.Visitor;
import dev.touchstone.server.submission.Blobs;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Finding things in pictures: programs, and files as COCO has them. */
class ScenesTest extends ServerTest {

  private static final String SLUG = "scenes";
  private static final String PAGE = "/courses/dl/competitions/scenes";

  @Autowired ApplicationContext server;
  @Autowired Competitions competitions;
  @Autowired Blobs blobs;

  private Participant lu;

  @BeforeEach
  void open() {
    Digits.open(server);
    lu = Participant.of(server, stranger(), SLUG, "scenes-lu", "鲁班");
  }

  @Test
  void aStrongProgramBeatsTheBaselineAndThatTheStarter() throws Exception {
    double strong = lu.score(lu.enterFile("strong.py", "solution/strong.py"));
    double starter = lu.score(lu.enterFile("starter.py", "starter.py"));
    double baseline = lu.baseline();

    assertThat(strong).isGreaterThan(0.6).isGreaterThan(1.3 * baseline);
    assertThat(baseline).isGreaterThan(0.3).isGreaterThan(starter);
    assertThat(lu.visitor().page(PAGE)).contains("COCO mAP", "Connected regions");
  }

  @Test
  void aFileIsHeldAgainstTheSamePictures() {
    Visitor visitor = lu.visitor();
    Tensor test =
        Npz.read(visitor.download(PAGE + "/test.npz"), 1, 1 << 24).values().iterator().next();
    PictureSheet train = PictureSheet.read(visitor.download(PAGE + "/train.npz"));
    Target.Boxes truth = (Target.Boxes) task().test();
    assertThat(test.shape()).isEqualTo(List.of(300, 64, 64, 3));
    assertThat(train.size()).isEqualTo(300);
    assertThat(train.boxes(5).shape().getFirst() + truth.boxes().shape().getFirst())
        .isEqualTo(2152);
    assertThat(visitor.get(PAGE + "/test.csv").statusCode()).isEqualTo(404);

    String perfect = lu.enter("perfect.json", json(truth.boxes(), 0));
    assertThat(lu.score(perfect)).isCloseTo(1, within(1e-9));
    String shifted = lu.enter("shifted.json", json(truth.boxes(), 2));
    assertThat(lu.score(shifted)).isBetween(0.1, 0.9);
  }

  @Test
  void whatIsWrongIsToldInBothLanguagesAndCostsNothing() {
    Participant qi = Participant.of(server, stranger(), SLUG, "scenes-qi", "戚继");
    String outside =
        qi.enter(
            "out.json",
            "[{\"image_id\": 1, \"category_id\": 0, \"bbox\": [90, 3, 4, 4], \"score\": 1}]");
    assertThat(qi.visitor().reading("en").page(outside)).contains("image 1");
    String crooked =
        qi.enter(
            "crooked.py",
            "def train(x, y):\n    pass\n\ndef predict(model, x):\n    return [[0, 1, 2, 3]]\n");
    assertThat(qi.visitor().reading("en").page(crooked)).contains("expected (k, 7)");
    assertThat(qi.visitor().reading("zh").page(crooked)).contains("每个框一行");
    assertThat(qi.visitor().reading("en").page(PAGE)).contains("5 of 5 entries left");
    assertThat(qi.visitor().reading("zh").page(PAGE)).contains("COCO 格式", "训练数据（NPZ）");
  }

  private PredictionTask task() {
    Competition competition =
        competitions.findByCourseIdAndSlug(Digits.course(server).id(), SLUG).orElseThrow();
    return competition.task(DataSet.read(blobs.read(competition.data())));
  }

  private static String json(Tensor boxes, double off) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < boxes.shape().getFirst(); i++) {
      double[] row = boxes.rows(i).data();
      all.add(
          String.format(
              Locale.ROOT,
              "{\"image_id\": %d, \"category_id\": %d, \"bbox\": [%s, %s, %s, %s], \"score\": 0.9}",
              (int) row[0] + 1,
              (int) row[1],
              row[2] + off,
              row[3],
              row[4],
              row[5]));
    }
    return "[" + String.join(",\n", all) + "]";
  }
}
