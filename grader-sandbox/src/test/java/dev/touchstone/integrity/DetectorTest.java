package dev.touchstone.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.grading.KnownSolutions;
import dev.touchstone.grading.KnownSolutions.Kind;
import dev.touchstone.grading.KnownSolutions.Solution;
import dev.touchstone.integrity.Detector.Report;
import dev.touchstone.integrity.Work.File;
import dev.touchstone.reference.ExerciseCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Eight solutions of one homework on a convolutional network, written independently from one
 * starter; and copies of them. For what does not depend on who wrote it, projects are put together
 * from the good solutions of the catalogue.
 */
class DetectorTest {

  private static final List<Work> HOMEWORK = folder("homework");
  private static final List<Work> GIVEN = folder("given");
  private static final List<String> PARTS = parts();

  @Test
  void independentWorkIsNotReported() {
    assertThat(Detector.STANDARD.report(HOMEWORK, GIVEN, List.of()).reported()).isEmpty();
    assertThat(Detector.STANDARD.report(HOMEWORK, List.of(), List.of()).reported()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aCopyIsFoundHoweverItIsDisguised(Disguise disguise) {
    for (int i = 0; i < HOMEWORK.size(); i++) {
      Work victim = HOMEWORK.get(i);
      String other = source(HOMEWORK.get((i + 3) % HOMEWORK.size()));
      Random random = new Random(i);
      List<Work> works = new ArrayList<>(HOMEWORK);
      works.add(work("copy", disguise.of(source(victim), other, random)));

      Report report = Detector.STANDARD.report(works, GIVEN, List.of());

      List<Set<String>> reported =
          report.reported().stream().map(pair -> Set.of(pair.a(), pair.b())).toList();
      assertThat(reported).as(victim.name()).contains(Set.of("copy", victim.name()));
      assertThat(reported)
          .as("others, but for the two pairs of which docs/integrity.md tells")
          .allMatch(
              pair ->
                  pair.contains("copy")
                      || pair.equals(Set.of("c.py", "h.py"))
                      || pair.equals(Set.of("d.py", "h.py")));
    }
  }

  @Test
  void whatWasGivenIsNobodysOwn() {
    String given = project(new Random(99), 12);
    List<Work> works =
        IntStream.range(0, 4)
            .mapToObj(i -> work("s" + i, given + project(new Random(i), 3)))
            .toList();

    Report without = Detector.STANDARD.report(works, List.of(), List.of());
    Report with = Detector.STANDARD.report(works, List.of(work("given", given)), List.of());

    assertThat(without.reported()).hasSize(6);
    assertThat(with.reported()).isEmpty();
  }

  @Test
  void aShortDeterminedTaskIsSaidToBeTooShort() {
    List<Work> works =
        IntStream.range(0, 10)
            .mapToObj(
                i -> work("s" + i, "def step(w, g, lr=%s):\n    return w - lr * g\n".formatted(i)))
            .toList();

    Report report = Detector.STANDARD.report(works, List.of(), List.of());

    assertThat(report.reported()).isEmpty();
    assertThat(report.tooShort()).hasSize(10);
  }

  @Test
  void placesAreThoseOfTheFiles() {
    String shared = project(new Random(7), 6);
    Report report =
        Detector.STANDARD.report(
            List.of(work("a", "import numpy\n\n\n" + shared), work("b", shared)),
            List.of(),
            List.of());

    assertThat(report.reported())
        .singleElement()
        .satisfies(
            pair -> {
              assertThat(pair.fragments().getFirst().a().from())
                  .isEqualTo(pair.fragments().getFirst().b().from() + 3);
              assertThat(pair.ofB()).isGreaterThan(0.95);
            });
  }

  @Test
  void earlierTermsAreComparedWithThisOneOnly() {
    String shared = project(new Random(7), 10);
    Report report =
        Detector.STANDARD.report(
            HOMEWORK, List.of(), List.of(work("old-1", shared), work("old-2", shared)));
    assertThat(report.reported()).noneMatch(Pair::earlier);

    List<Work> works = new ArrayList<>(HOMEWORK);
    works.add(work("again", shared));
    assertThat(
            Detector.STANDARD.report(works, List.of(), List.of(work("old-1", shared))).reported())
        .filteredOn(Pair::earlier)
        .singleElement()
        .matches(pair -> pair.a().equals("again") && pair.b().equals("old-1"));
  }

  @Test
  void aNotebookIsComparedByItsCodeWithAFile() {
    String source = project(new Random(5), 8);
    String cell = JsonMapper.shared().writeValueAsString("%matplotlib inline\n" + source);
    byte[] notebook =
        "{\"cells\": [{\"cell_type\": \"markdown\", \"source\": \"x\"}, {\"cell_type\": \"code\", \"source\": %s}]}"
            .formatted(cell)
            .getBytes(StandardCharsets.UTF_8);

    Report report =
        Detector.STANDARD.report(
            List.of(new Work("n", Works.of("n.ipynb", notebook)), work("p", source)),
            List.of(),
            List.of());

    assertThat(report.reported())
        .singleElement()
        .satisfies(
            pair -> assertThat(pair.fragments().getFirst().a().file()).isEqualTo("n.ipynb[1]"));
  }

  @Test
  void linesOfANotebookKeepTheirNumbersAndCommandsOverPythonAreLeftOut() {
    assertThat(cell("import x\n\n%matplotlib inline\nfoo")).isEqualTo("import x\n\n\nfoo");
    assertThat(cell("%%time\nx = 1")).isEqualTo("\nx = 1");
    assertThat(cell("%%capture out\nx = 1")).isEqualTo("\nx = 1");
    assertThat(cell("%%bash\nls")).isEmpty();
    assertThat(cell("\n".repeat(2_000_000) + "x=1")).endsWith("x=1");
  }

  private static String cell(String source) {
    byte[] notebook =
        "{\"cells\": [{\"cell_type\": \"code\", \"source\": %s}]}"
            .formatted(JsonMapper.shared().writeValueAsString(source))
            .getBytes(StandardCharsets.UTF_8);
    return Works.of("N.IPYNB", notebook).getFirst().source();
  }

  @Test
  void tablesOfNumbersAreNobodysLikeness() {
    List<Work> works =
        List.of(
            work("a", table(1) + project(new Random(1), 8)),
            work("b", table(2) + project(new Random(2), 8)));

    Report report = Detector.STANDARD.report(works, List.of(), List.of());

    assertThat(report.distribution().max()).isLessThan(0.5);
  }

  private static String table(int seed) {
    return new Random(seed)
        .doubles(20_000)
        .mapToObj(number -> "%.4f".formatted(number))
        .collect(Collectors.joining(", ", "W = [", "]\n"));
  }

  @Test
  void whatRepeatsItselfForEverIsComparedSoon() {
    List<Work> works =
        IntStream.range(0, 4).mapToObj(i -> work("r" + i, "x = 1\n".repeat(40_000))).toList();

    assertThat(Detector.STANDARD.report(works, List.of(), List.of()).reported()).hasSize(6);
  }

  @Test
  void fiveHundredAreComparedInUnderAMinute() {
    List<Work> works =
        IntStream.range(0, 500).mapToObj(i -> work("s" + i, project(new Random(i), 30))).toList();
    Instant start = Instant.now();

    Report report = Detector.STANDARD.report(works, List.of(), List.of());

    assertThat(report.distribution().pairs()).isEqualTo(500 * 499 / 2);
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofMinutes(1));
  }

  private static List<Work> folder(String name) {
    try {
      return Works.in(Path.of("src/test/resources/integrity", name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String source(Work work) {
    return work.files().getFirst().source();
  }

  private static String project(Random random, int parts) {
    List<String> all = new ArrayList<>(PARTS);
    Collections.shuffle(all, random);
    return String.join("\n\n", all.subList(0, parts));
  }

  private static Work work(String name, String source) {
    return new Work(name, List.of(new File(name + ".py", source)));
  }

  private static List<String> parts() {
    KnownSolutions known = KnownSolutions.builtIn();
    return ExerciseCatalog.all().stream()
        .map(known::of)
        .flatMap(Collection::stream)
        .filter(solution -> solution.kind() == Kind.GOOD)
        .map(Solution::source)
        .map(source -> new String(source, StandardCharsets.UTF_8))
        .toList();
  }
}
