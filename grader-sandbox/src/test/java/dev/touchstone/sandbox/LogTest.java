package dev.touchstone.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.reference.Rules;
import dev.touchstone.reference.Script;
import dev.touchstone.reference.Tensor;
import dev.touchstone.sandbox.Logged.About;
import dev.touchstone.sandbox.Logged.Curve;
import dev.touchstone.sandbox.Logged.End;
import dev.touchstone.sandbox.Logged.Point;
import dev.touchstone.sandbox.Logged.Setting;
import dev.touchstone.sandbox.Outcome.Ending;
import dev.touchstone.sandbox.Program.Case;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a real program logs in a real container, and what of it is heard. */
class LogTest {

  private static final Script PROBE = Script.of().call("probe", "x").handedInAs("out").build();
  private static Sandbox sandbox;

  private final List<Logged> heard = Collections.synchronizedList(new ArrayList<>());
  private final List<Instant> when = Collections.synchronizedList(new ArrayList<>());
  private Logbook.@Nullable Ending ending;

  @BeforeAll
  static void connect() {
    sandbox = DockerSandbox.connect();
  }

  @AfterAll
  static void close() {
    sandbox.close();
  }

  @Test
  void valuesAreHeardWhileTheProgramRuns() {
    Outcome outcome =
        run(
            """
            import time
            from touchstone import log

            def probe(x):
                log.hyper(lr=0.1, layers=[4, 2], deep=True)
                for step in range(5):
                    log.loss(1 / (1 + step), step=10 * step)
                    log.metric(acc=step / 5, step=10 * step, epoch=step / 2)
                    time.sleep(0.2)
                log.best(acc=0.8)
                log.finish()
                return x
            """);

    assertThat(outcome.ending()).isInstanceOf(Ending.Finished.class);
    assertThat(heard)
        .contains(
            new Setting(About.HYPER, "lr", "0.1", 0.1),
            new Setting(About.HYPER, "layers", "[4, 2]", null),
            new Setting(About.HYPER, "deep", "True", null),
            new Point(Curve.LOSS, "loss", 1, 10, null, 0.5),
            new Point(Curve.METRIC, "acc", 2, 20, 1.0, 0.4),
            new Setting(About.BEST, "acc", "0.8", 0.8),
            new End(true));
    // The program is called twice, and heard once: it takes longer than what is called again.
    assertThat(points("loss")).hasSize(5);
    assertThat(Duration.between(when.getFirst(), when.getLast()))
        .isGreaterThan(Duration.ofMillis(600));
    assertThat(ending).isEqualTo(Logbook.Ending.FINISHED);
  }

  @Test
  void whatIsWrittenForFitlogWorksAsItIs() {
    Outcome outcome =
        run(
            """
            import argparse
            import fitlog
            import numpy as np

            fitlog.commit(__file__)
            fitlog.set_log_dir("logs/")
            fitlog.set_rng_seed(7, pytorch=False)

            def probe(x):
                fitlog.add_hyper(argparse.Namespace(lr=0.5, optim="sgd"))
                fitlog.add_hyper({"model": {"hidden": 64}})
                fitlog.add_hyper(3, name="layers")
                fitlog.add_loss(np.float32(2.0), step=1, name="Loss")
                fitlog.add_loss({"a": 1.5}, step=2)
                fitlog.add_metric({"dev": {"f1": 0.25, "acc": np.array([0.5])}}, step=2, epoch=1)
                fitlog.add_best_metric(0.75, name="f1")
                fitlog.add_other("a note", name="note")
                fitlog.add_progress(total_steps=10)
                fitlog.add_to_line("nothing")
                fitlog.finish()
                return x
            """,
            new Rules(List.of("numpy"), List.of()));

    assertThat(outcome.loadError()).isEmpty();
    assertThat(heard)
        .contains(
            new Setting(About.OTHER, "rng_seed", "7", 7.0),
            new Setting(About.HYPER, "lr", "0.5", 0.5),
            new Setting(About.HYPER, "optim", "sgd", null),
            new Setting(About.HYPER, "model-hidden", "64", 64.0),
            new Setting(About.HYPER, "layers", "3", 3.0),
            new Point(Curve.LOSS, "Loss", 0, 1, null, 2.0),
            new Point(Curve.LOSS, "a", 0, 2, null, 1.5),
            new Point(Curve.METRIC, "dev-f1", 0, 2, 1.0, 0.25),
            new Point(Curve.METRIC, "dev-acc", 0, 2, 1.0, 0.5),
            new Setting(About.BEST, "f1", "0.75", 0.75),
            new Setting(About.OTHER, "note", "a note", null),
            new End(true));
    assertThat(outcome.log()).isEmpty();
  }

  @Test
  void ofAFloodEveryKthValueIsHeardAndTheFirstAndTheLast() {
    Outcome outcome =
        run(
            """
            from touchstone import log

            def probe(x):
                for step in range(300_000):
                    log.loss(float(step), step)
                return x
            """);

    assertThat(outcome.ending()).isInstanceOf(Ending.Finished.class);
    List<Point> points = points("loss");
    assertThat(points).hasSizeBetween(2000, 12_000);
    assertThat(points.getFirst().index()).isZero();
    assertThat(points.getLast().index()).isEqualTo(299_999);
    assertThat(points.get(points.size() - 2).index() % 256).isZero();
    assertThat(points).extracting(Point::index).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void whatCannotBeLoggedIsSaidOnceAndHurtsNobody() {
    Outcome outcome =
        run(
            """
            from touchstone import log

            class Odd:
                def __str__(self):
                    raise ValueError("no")

            def probe(x):
                for _ in range(1000):
                    log.loss("high", 1)
                log.loss(float("nan"), 1)
                log.loss(-float("inf"), 2)
                log.loss(1.0, step=2**60)
                log.loss([1, 2], step=3)
                log.hyper(odd=Odd())
                for k in range(40):
                    log.loss(1.0, 1, name=f"c{k}")
                return x
            """);

    assertThat(outcome.ending()).isInstanceOf(Ending.Finished.class);
    assertThat(points("loss"))
        .containsExactly(
            new Point(Curve.LOSS, "loss", 0, 1, null, Double.NaN),
            new Point(Curve.LOSS, "loss", 1, 2, null, Double.NEGATIVE_INFINITY));
    assertThat(heard).hasSize(2 + 31);
    assertThat(outcome.log()).contains("a number is wanted, not 'high'").hasLineCount(5);
  }

  @Test
  void ofHiddenCasesAndForkedProcessesNothingIsHeard() {
    String source =
        """
        import os
        from touchstone import log

        def probe(x):
            log.metric(seen=float(x))
            if os.fork() == 0:
                log.metric(forked=float(x))
                os._exit(0)
            os.wait()
            return x
        """;
    Outcome outcome = run(program(source, Rules.NONE, false, 1, 2));

    assertThat(outcome.cases()).allMatch(Outcome.CaseOutcome.Values.class::isInstance);
    assertThat(heard).containsExactly(new Point(Curve.METRIC, "seen", 0, 0, null, 1));
    assertThat(ending).isEqualTo(Logbook.Ending.FINISHED);
  }

  @Test
  void howItEndedInAHiddenCaseIsNotTold() {
    run(
        program(
            """
            from touchstone import log
            log.loss(1.0)
            def probe(x):
                if x > 1:
                    raise ValueError(x)
                return x
            """,
            Rules.NONE,
            false,
            1,
            2));

    assertThat(ending).isEqualTo(Logbook.Ending.FINISHED);
    run("def probe(x):\n    raise ValueError(x)\n");
    assertThat(ending).isEqualTo(Logbook.Ending.RAISED);
    run(
        "import os\n"
            + "from touchstone import log\n"
            + "def probe(x):\n"
            + "    log.loss(1.0)\n"
            + "    os._exit(3)\n");
    assertThat(ending).isEqualTo(Logbook.Ending.DIED);
  }

  @Test
  void casesThatMayNotSeeEachOtherAreAnsweredAllTheSame() {
    Outcome outcome =
        run(
            program(
                """
                from touchstone import log
                log.hyper(lr=1)
                def probe(x):
                    log.loss(float(x))
                    return x
                """,
                Rules.NONE,
                true,
                1,
                1));

    assertThat(outcome.cases()).allMatch(Outcome.CaseOutcome.Values.class::isInstance);
    assertThat(heard).containsExactly(new Setting(About.HYPER, "lr", "1", 1.0));
  }

  @Test
  void aForgedFloodEndsTheProgramThatForgesIt() {
    Outcome outcome =
        run(
            """
            import os, struct, zlib
            def probe(x):
                payload = b"[" + b" " * 60000 + b"]"
                head = struct.pack(">4ssiI", b"TSF1", b"L", -1, len(payload))
                frame = head + struct.pack(">I", zlib.crc32(payload, zlib.crc32(head))) + payload
                fd = next(fd for fd in range(3, 20) if os.path.realpath(f"/proc/self/fd/{fd}").startswith("/proc"))
                while True:
                    os.write(fd, frame)
            """);

    assertThat(outcome.ending()).isNotInstanceOf(Ending.Finished.class);
    assertThat(heard).isEmpty();
  }

  private List<Point> points(String name) {
    return heard.stream()
        .filter(Point.class::isInstance)
        .map(Point.class::cast)
        .filter(point -> point.name().equals(name))
        .toList();
  }

  private Outcome run(String source) {
    return run(source, Rules.NONE);
  }

  private Outcome run(String source, Rules rules) {
    return run(program(source, rules, false, 1));
  }

  private Outcome run(Program program) {
    return sandbox.run(
        program.telling(
            new Logbook() {
              @Override
              public void heard(Logged logged) {
                heard.add(logged);
                when.add(Instant.now());
              }

              @Override
              public void ended(Logbook.Ending how, String printed, boolean cut) {
                ending = how;
              }
            }),
        Limits.standard());
  }

  /** The first case may be seen, the others not. */
  private static Program program(String source, Rules rules, boolean isolated, double... inputs) {
    List<Case> cases = new ArrayList<>();
    for (double input : inputs) {
      cases.add(new Case(Map.of("x", Tensor.scalar(input)), cases.isEmpty()));
    }
    return new Program(
        source.getBytes(StandardCharsets.UTF_8),
        "probe.py",
        PROBE,
        cases,
        rules,
        Preload.NUMPY,
        isolated,
        0);
  }
}
