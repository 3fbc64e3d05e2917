package dev.touchstone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.reference.Npz;
import dev.touchstone.reference.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CliTest {

  private static final Path SOLUTIONS = Path.of("src/main/resources/dev/touchstone/solutions");

  @TempDir private Path folder;

  private record Run(int exit, String out) {
    JsonNode json() {
      return JsonMapper.shared().readTree(out);
    }
  }

  @Test
  void exercisesAreListedAsAnArray() {
    JsonNode exercises = run("exercises", "--json").json();

    assertThat(exercises.isArray()).isTrue();
    JsonNode corr2d = byId(exercises, "corr2d");
    assertThat(corr2d.at("/entryPoint/parameters/1/name").asString()).isEqualTo("K");
    assertThat(corr2d.at("/entryPoint/parameters/1/shape").toString()).isEqualTo("[\"kh\",\"kw\"]");
    assertThat(corr2d.at("/outputs/0/tolerance/rtol").asDouble()).isEqualTo(1e-4);
    assertThat(corr2d.at("/misconceptions").toString()).contains("convolution");
    assertThat(corr2d.at("/rules/onlyModules").toString()).isEqualTo("[]");
    assertThat(corr2d.at("/rules/forbidden").toString()).contains("\"torch.conv2d\"");
  }

  @Test
  void aGoodFileExitsWithZero() {
    Run run =
        run("grade", "softmax", SOLUTIONS.resolve("softmax/good/numpy.py").toString(), "--json");

    assertThat(run.exit()).isZero();
    assertThat(run.json().path("verdict").asString()).isEqualTo("ACCEPTED");
    assertThat(run.json().path("score")).isEqualTo(run.json().path("maxScore"));
    assertThat(run.json().path("timings").size()).isPositive();
  }

  @Test
  void mutantsAreJudgedAndRightProgramsStayRightInFloat32() {
    Run run = run("exercises", "mutate", "softmax", "--mutants", "2");

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains("good/numpy.py float32")
        .contains("right programs accepted: 4 of 4 (100.0 %)")
        .contains("4 mutants");
  }

  @Test
  void aKnownMistakeExitsWithOneAndIsNamed() {
    Run run =
        run("grade", "softmax", SOLUTIONS.resolve("softmax/wrong/axis0.py").toString(), "--json");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.json().at("/diagnosis/0/id").asString()).isEqualTo("axis0");
    assertThat(run.json().at("/cases/0/diagnosis").asString()).isEqualTo("axis0");
  }

  @Test
  void wrongUseExitsWithTwo() {
    assertThat(run("grade", "sofmax", "x.py").exit()).isEqualTo(2);
    assertThat(run("grade", "softmax", "there-is-no-such-file.py").exit()).isEqualTo(2);
    assertThat(run("grade").exit()).isEqualTo(2);
    assertThat(run("mark").exit()).isEqualTo(2);
  }

  @Test
  void theReferenceAnswersInputsOfOnesOwn() throws IOException {
    Path in = folder.resolve("in.npz");
    Path out = folder.resolve("out.npz");
    Files.write(
        in,
        Npz.write(
            Map.of(
                "X", Tensor.vector(0, 1, 2, 3, 4, 5, 6, 7, 8).reshape(3, 3),
                "K", Tensor.vector(0, 1, 2, 3).reshape(2, 2))));

    assertThat(run("reference", "corr2d", "--in", in.toString(), "--out", out.toString()).exit())
        .isZero();
    assertThat(Npz.read(Files.readAllBytes(out), 1, 10_000).get("out").data())
        .containsExactly(19, 25, 37, 43);
  }

  @Test
  void inputsThatDoNotFitExitWithTwo() throws IOException {
    Path in = folder.resolve("in.npz");
    Files.write(in, Npz.write(Map.of("X", Tensor.scalar(1))));

    assertThat(run("reference", "corr2d", "--in", in.toString(), "--out", "o.npz").exit())
        .isEqualTo(2);
  }

  @Test
  void listsAndStringsAreGivenByTheirNames() throws IOException {
    Path out = folder.resolve("out.npz");
    Map<String, Tensor> penalties =
        Map.of(
            "Ws.0", Tensor.vector(1, -2).reshape(1, 2),
            "Ws.1", Tensor.vector(3).reshape(1, 1),
            "lam", Tensor.scalar(0.5));
    Map<String, Tensor> tokens =
        Map.of(
            "tokens", Tensor.texts(List.of("我", "思", "我")),
            "min_freq", Tensor.integer(1),
            "query", Tensor.texts(List.of("我", "在")));

    assertThat(reference("norm_penalties", penalties, out)).isZero();
    Map<String, Tensor> norms = Npz.read(Files.readAllBytes(out), 2, 10_000);
    assertThat(norms.get("l1").item()).isEqualTo(3);
    assertThat(norms.get("l2").item()).isEqualTo(3.5);
    assertThat(reference("vocabulary", tokens, out)).isZero();
    assertThat(Npz.read(Files.readAllBytes(out), 1, 10_000).get("out").data())
        .containsExactly(1, 0);
  }

  @Test
  void aParameterWithADefaultMayBeLeftOut() throws IOException {
    Path out = folder.resolve("out.npz");

    assertThat(
            reference(
                "regression_losses",
                Map.of("y", Tensor.vector(0, 0), "yhat", Tensor.vector(2, 0)),
                out))
        .isZero();
    assertThat(Npz.read(Files.readAllBytes(out), 3, 10_000).get("huber").item()).isEqualTo(0.75);
  }

  @Test
  void casesAreCheckedForWhatTheyTellApart() {
    Run run = run("exercises", "check", "softmax", "adam", "--seeds", "2", "--json");

    assertThat(run.exit()).isZero();
    assertThat(run.json().at("/summary/misconceptions").asInt()).isEqualTo(16);
    assertThat(run.json().at("/summary/failed").asInt()).isZero();
  }

  @Test
  void knownSolutionsAreVerified() {
    Run run = run("exercises", "verify", "softmax", "--json");

    assertThat(run.exit()).isZero();
    assertThat(run.json().path("confirmed")).isEqualTo(run.json().path("total"));
    assertThat(run.json().path("total").asInt()).isGreaterThan(10);
  }

  @Test
  void networksAreHeldAgainstTheirFigures() {
    JsonNode networks = run("networks", "lenet", "resnet18", "--json").json();

    assertThat(byId(networks, "lenet").path("parameters").asLong()).isEqualTo(61_706);
    assertThat(byId(networks, "resnet18").path("agrees").asBoolean()).isTrue();
  }

  private int reference(String exercise, Map<String, Tensor> inputs, Path out) throws IOException {
    Path in = folder.resolve("in.npz");
    Files.write(in, Npz.write(inputs));
    return run("reference", exercise, "--in", in.toString(), "--out", out.toString()).exit();
  }

  private static JsonNode byId(JsonNode exercises, String id) {
    for (JsonNode exercise : exercises) {
      if (exercise.path("id").asString().equals(id)) {
        return exercise;
      }
    }
    throw new AssertionError("no exercise " + id);
  }

  private static Run run(String... arguments) {
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      return new Run(Cli.run(arguments), out.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(before);
    }
  }
}
