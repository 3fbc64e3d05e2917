package dev.touchstone.grading;

import dev.touchstone.reference.AnswerKey;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.ReferenceDevice;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Answer keys that were drawn already, the ones used last: each is computed once, however many ask
 * for it at the same time.
 */
final class AnswerKeys {

  /** A key holds a few kilobytes of numbers; sixteen seeds of sixty exercises are a thousand. */
  private static final int MOST = 1024;

  private record Id(String exercise, String edition, long seed, String device) {}

  private final Map<Id, CompletableFuture<AnswerKey>> keys =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Id, CompletableFuture<AnswerKey>> eldest) {
          return size() > MOST;
        }
      };

  AnswerKey get(Exercise exercise, long seed) {
    Id id = new Id(exercise.id(), exercise.edition(), seed, ReferenceDevice.name());
    CompletableFuture<AnswerKey> mine = new CompletableFuture<>();
    CompletableFuture<AnswerKey> first;
    synchronized (keys) {
      first = keys.putIfAbsent(id, mine);
    }
    if (first == null) {
      draw(id, exercise, mine);
      first = mine;
    }
    try {
      return first.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** A key that could not be drawn is not kept: whoever asks next tries again. */
  private void draw(Id id, Exercise exercise, CompletableFuture<AnswerKey> key) {
    try {
      key.complete(AnswerKey.draw(exercise, id.seed()));
    } catch (RuntimeException | Error e) {
      synchronized (keys) {
        keys.remove(id);
      }
      key.completeExceptionally(e);
    }
  }
}
