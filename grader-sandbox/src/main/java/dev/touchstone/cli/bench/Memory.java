package dev.touchstone.cli.bench;

import dev.touchstone.grading.Grader;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.ExerciseCatalog;
import dev.touchstone.reference.Misconception;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Whether a process that grades on and on grows: what it holds after so many gradings, and after
 * ten times as many. Each has a seed of its own, hence a key that is drawn for it; of four programs
 * one makes a known mistake.
 *
 * @param growth the share by which the resident memory grew
 * @param target what that may be at most
 * @param maxHeap bytes
 */
record Memory(Reading before, Reading after, double growth, double target, long maxHeap) {

  private static final double TARGET = 0.05;
  private static final int LATER = 10;
  private static final int WRONG = 4;
  private static final int TOLD = 100;

  /**
   * What the process holds, rubbish collected.
   *
   * @param resident bytes of memory that the kernel keeps for it
   * @param heap bytes of those in which objects live
   */
  record Reading(int gradings, long resident, long heap) {

    static Reading after(int gradings) {
      System.gc();
      long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
      return new Reading(gradings, residentBytes(), used);
    }

    private static long residentBytes() {
      try {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("VmRSS"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
            .findFirst()
            .orElseThrow();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * @param gradings until the first reading
   */
  static Memory measure(int gradings, Consumer<String> progress) {
    Grader grader = new Grader(new KnownPrograms());
    int all = gradings * LATER;
    Reading before = null;
    for (int i = 1; i <= all; i++) {
      grade(grader, i);
      if (i % TOLD == 0) {
        progress.accept("grading %d of %d".formatted(i, all));
      }
      if (i == gradings) {
        before = Reading.after(i);
      }
    }
    return of(Objects.requireNonNull(before), Reading.after(all));
  }

  private static void grade(Grader grader, int number) {
    List<Exercise> exercises = ExerciseCatalog.all();
    Exercise exercise = exercises.get(number % exercises.size());
    List<Misconception> known = exercise.misconceptions();
    byte[] program =
        number % WRONG == 0
            ? KnownPrograms.wrong(exercise, known.get(number / WRONG % known.size()))
            : KnownPrograms.right(exercise);
    grader.grade(exercise, program, "submission.py", number);
  }

  private static Memory of(Reading before, Reading after) {
    double growth = (double) after.resident() / before.resident() - 1;
    return new Memory(before, after, growth, TARGET, Runtime.getRuntime().maxMemory());
  }

  String line() {
    return String.format(
        Locale.ROOT,
        "resident after %,d gradings %d MiB, after %,d %d MiB: %+.1f %%   ≤ %.0f %%%s"
            + "   (objects %d MiB, then %d MiB, of at most %d MiB)",
        before.gradings(),
        before.resident() >> 20,
        after.gradings(),
        after.resident() >> 20,
        100 * growth,
        100 * target,
        growth <= target ? "" : " MISSED",
        before.heap() >> 20,
        after.heap() >> 20,
        maxHeap >> 20);
  }
}
