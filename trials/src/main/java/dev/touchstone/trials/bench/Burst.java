package dev.touchstone.trials.bench;

import dev.touchstone.trials.bench.Student.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** e: eight are handed in at once where two containers wait; the time until the last verdict. */
final class Burst {

  private static final int SIZE = 8;
  private static final int AT_ONCE = 2;
  private static final double MOST_OF_BARE = 1.25;
  private static final double MOST_OF_COLD = 1.05;

  private Burst() {}

  static List<Ratio> measure(Place place, Task task) {
    int cases = place.prepare(task);
    List<Double> ours = new ArrayList<>();
    List<Double> bare = new ArrayList<>();
    List<Double> cold = new ArrayList<>();
    for (int round = 0; round < place.rounds(); round++) {
      Quiet.await();
      ours.add(submitted(place, task));
      Quiet.await();
      bare.add(together(AT_ONCE, times(() -> place.python().bare(task, cases))));
      Quiet.await();
      cold.add(together(AT_ONCE, times(() -> place.python().cold(task, cases))));
      place.say(
          "    e %s %.0f %.0f %.0f"
              .formatted(task, ours.getLast(), bare.getLast(), cold.getLast()));
    }
    var verdicts = new Sample(ours);
    String what = SIZE + " × " + task.title;
    return List.of(
        Ratio.atMost(MOST_OF_BARE, "e", what, verdicts, "python3, two at once", new Sample(bare)),
        Ratio.atMost(MOST_OF_COLD, "e", what, verdicts, "cold, two at once", new Sample(cold)));
  }

  private static double submitted(Place place, Task task) {
    List<Form> forms =
        IntStream.range(0, SIZE).mapToObj(number -> place.student(number).open()).toList();
    return together(
        SIZE, forms.stream().<Callable<?>>map(form -> () -> form.submit(task.code())).toList());
  }

  private static List<Callable<?>> times(Callable<?> work) {
    List<Callable<?>> all = new ArrayList<>();
    IntStream.range(0, SIZE).forEach(i -> all.add(work));
    return all;
  }

  /** Milliseconds until all are done, so many at a time. */
  static double together(int atOnce, List<Callable<?>> all) {
    long begin = System.nanoTime();
    try (ExecutorService hands = Executors.newFixedThreadPool(atOnce)) {
      List<Future<?>> begun = new ArrayList<>();
      all.forEach(each -> begun.add(hands.submit(each)));
      for (Future<?> each : begun) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return (System.nanoTime() - begin) / 1e6;
  }
}
