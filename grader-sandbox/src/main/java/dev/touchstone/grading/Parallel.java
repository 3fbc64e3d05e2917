package dev.touchstone.grading;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/** Gradings at once: as many as there are processors, and one that waits for its container. */
public final class Parallel {

  private Parallel() {}

  /** Does the work on each, and tells what came of it in the order of the inputs. */
  public static <A, B> void each(List<A> inputs, Function<A, B> work, Consumer<B> told) {
    int atOnce = Runtime.getRuntime().availableProcessors() + 1;
    try (ExecutorService workers = Executors.newFixedThreadPool(atOnce)) {
      List<Future<B>> begun =
          inputs.stream().map(input -> workers.submit(() -> work.apply(input))).toList();
      for (Future<B> each : begun) {
        told.accept(each.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    }
  }
}
