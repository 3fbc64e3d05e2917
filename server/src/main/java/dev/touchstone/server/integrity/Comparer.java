package dev.touchstone.server.integrity;

import dev.touchstone.integrity.Detector;
import dev.touchstone.integrity.Pair;
import dev.touchstone.integrity.Work;
import dev.touchstone.server.grading.Changes;
import dev.touchstone.server.integrity.Comparisons.Found;
import dev.touchstone.server.integrity.Comparisons.Places;
import dev.touchstone.server.integrity.Corpus.Piece;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries out comparisons, one at a time, and never of more than fits: what is held grows with the
 * square of the works, and all of them lie in memory.
 */
@Component
class Comparer {

  private static final int MOST_WORKS = 1500;
  private static final long MOST_TEXT = 60_000_000;
  private static final int MOST_PAIRS = 500;
  private static final int MOST_FRAGMENTS = 300;

  /** What fits, and what it is compared with. */
  private record Room(List<Piece> pieces, List<Work> works, int leftOut) {}

  private final Comparisons comparisons;
  private final Corpus corpus;
  private final Asked asked;
  private final Changes changes;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Comparer(
      Comparisons comparisons,
      Corpus corpus,
      Asked asked,
      Changes changes,
      TransactionTemplate transaction,
      Clock clock) {
    this.comparisons = comparisons;
    this.corpus = corpus;
    this.asked = asked;
    this.changes = changes;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** What a job does; doing it twice changes nothing. */
  synchronized void run(UUID id) {
    comparisons
        .find(id)
        .filter(comparison -> !comparison.isFinished())
        .ifPresent(
            comparison ->
                transaction.executeWithoutResult(
                    status -> {
                      comparisons.forget(id);
                      compare(comparison);
                      changes.tell(id);
                    }));
  }

  private void compare(Comparison comparison) {
    Room room = room(pieces(comparison));
    List<Work> now = new ArrayList<>();
    List<Work> then = new ArrayList<>();
    for (int i = 0; i < room.works().size(); i++) {
      (room.pieces().get(i).earlier() ? then : now).add(room.works().get(i));
    }
    Detector standard = Detector.STANDARD;
    Detector.Report report =
        new Detector(comparison.tokens(), standard.common(), standard.floor())
            .report(now, asked.given(comparison.about()), then);
    Set<String> tooShort = new HashSet<>(report.tooShort());
    for (int i = 0; i < room.pieces().size(); i++) {
      comparisons.addWork(
          comparison.id(), i, room.pieces().get(i), tooShort.contains(String.valueOf(i)));
    }
    report.reported().stream()
        .filter(pair -> !isByOne(room, pair))
        .limit(MOST_PAIRS)
        .forEach(pair -> keep(comparison.id(), pair));
    comparisons.finish(
        comparison.id(),
        report.distribution(),
        report.threshold(),
        room.leftOut(),
        clock.instant());
  }

  private List<Piece> pieces(Comparison comparison) {
    List<Piece> pieces = new ArrayList<>(corpus.now(comparison.about()));
    if (comparison.earlier()) {
      pieces.addAll(corpus.earlier(asked.course(comparison.courseId()), comparison.about()));
    }
    return pieces;
  }

  /** Earlier terms come last, and are what is left out first. */
  private Room room(List<Piece> all) {
    List<Piece> pieces = new ArrayList<>();
    List<Work> works = new ArrayList<>();
    long text = 0;
    for (Piece piece : all) {
      if (pieces.size() == MOST_WORKS) {
        break;
      }
      Work work = corpus.work(String.valueOf(pieces.size()), piece.files());
      text += work.files().stream().mapToLong(file -> file.source().length()).sum();
      if (text > MOST_TEXT) {
        break;
      }
      pieces.add(piece);
      works.add(work);
    }
    return new Room(pieces, works, all.size() - pieces.size());
  }

  /** Who takes the course again may hand in his own work again; staff see that elsewhere. */
  private static boolean isByOne(Room room, Pair pair) {
    return room.pieces().get(Integer.parseInt(pair.a())).accountId()
        == room.pieces().get(Integer.parseInt(pair.b())).accountId();
  }

  private void keep(UUID id, Pair pair) {
    comparisons.addPair(
        id,
        new Found(
            Integer.parseInt(pair.a()),
            Integer.parseInt(pair.b()),
            pair.similarity(),
            pair.ofA(),
            pair.ofB(),
            null),
        new Places(
            pair.fragments().stream().limit(MOST_FRAGMENTS).toList(),
            pair.nobodysA(),
            pair.nobodysB()));
  }
}
