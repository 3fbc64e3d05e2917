package dev.touchstone.trials.chaos;

import dev.touchstone.trials.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The faults by turns, spread over the time in which the students hand in. */
final class Storm {

  private static final Duration GRADED = Duration.ofMinutes(15);
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration SWEPT = Duration.ofMinutes(3);

  /** So many of the work that is handed in wait at most: enough that a fault never meets none. */
  private static final int WAITING = 12;

  private static final int MEETS = 6;

  private final Stage stage;
  private final Database database;
  private final List<Fault> faults;
  private final int rounds;
  private final int submissions;
  private final Consumer<String> say;
  private final Map<Fault, Integer> times = new EnumMap<>(Fault.class);
  private int judged;
  private Instant looked = Instant.EPOCH;

  Storm(Stage stage, List<Fault> faults, int rounds, int submissions, Consumer<String> say) {
    this.stage = stage;
    this.database = stage.database();
    this.faults = faults;
    this.rounds = rounds;
    this.submissions = submissions;
    this.say = say;
  }

  Report run() {
    Instant begun = Instant.now();
    var students = new Students(stage.platform(), submissions, WAITING, this::judged);
    students.begin();
    int planned = rounds * faults.size();
    for (int i = 0; i < planned; i++) {
      // The first comes when work is being graded, the last while there still is some to come.
      int reached = Math.max(1, (i + 1) * submissions / (planned + 1));
      Processes.await(
          "submission " + reached,
          GRADED,
          () -> isReached(students, reached) || students.areDone());
      happen(faults.get(i % faults.size()), students);
    }
    Processes.await("everybody has handed in", GRADED, students::areDone);
    students.troubles().forEach(say);
    awaitVerdicts(students);
    long seconds = Duration.between(begun, Instant.now()).toSeconds();
    return report(students.handedIn(), submissions - students.handedIn().size(), seconds);
  }

  /** And so much waits that whatever happens meets it. */
  private boolean isReached(Students students, int reached) {
    int handedIn = students.handedIn().size();
    return handedIn >= reached && handedIn - judged() >= Math.min(MEETS, submissions);
  }

  private void happen(Fault fault, Students students) {
    int time = times.merge(fault, 1, Integer::sum);
    Set<UUID> before = open();
    Instant from = Instant.now();
    int known = students.handedIn().size();
    fault.happen(stage, time - 1);
    List<HandedIn> all = students.handedIn();
    for (int i = 0; i < all.size(); i++) {
      if (i >= known || before.contains(all.get(i).id())) {
        all.get(i).meets(fault);
      }
    }
    say.accept(
        "%-18s %2d s; %d handed in, %d graded"
            .formatted(
                fault.word(),
                Duration.between(from, Instant.now()).toSeconds(),
                all.size(),
                judged()));
  }

  /** What waits for its verdict. */
  private Set<UUID> open() {
    Set<UUID> open = books().stored();
    open.removeAll(counting());
    return open;
  }

  private Set<UUID> counting() {
    return books().verdicts().entrySet().stream()
        .filter(one -> one.getValue().stream().anyMatch(v -> !v.equals("INTERNAL_ERROR")))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private Books books() {
    return new Books(database);
  }

  /** Looked up once a second; while the database is away, what was known before. */
  private synchronized int judged() {
    if (Instant.now().isAfter(looked.plus(LOOK))) {
      try {
        Set<UUID> counting = counting();
        counting.retainAll(books().stored());
        judged = counting.size();
      } catch (IllegalStateException away) {
        return judged;
      } finally {
        looked = Instant.now();
      }
    }
    return judged;
  }

  private void awaitVerdicts(Students students) {
    try {
      Processes.await("all verdicts", GRADED, () -> judged() >= students.handedIn().size());
    } catch (IllegalStateException late) {
      say.accept(String.valueOf(late.getMessage()));
    }
  }

  private Report report(List<HandedIn> handedIn, int without, long seconds) {
    Tally tally = Tally.of(handedIn, books().stored(), books().verdicts());
    List<String> differences = books().differences(stage.platform().as("lan"));
    try {
      Processes.await("no orphans", SWEPT, () -> stage.orphans().isEmpty());
    } catch (IllegalStateException left) {
      say.accept(String.valueOf(left.getMessage()));
    }
    List<String> orphans = stage.orphans();
    int retried =
        (int)
            database.number(
                "select (select count(*) from grading where verdict = 'INTERNAL_ERROR')"
                    + " + (select count(*) from entry_scoring where verdict = 'INTERNAL_ERROR')");
    tell(handedIn, tally);
    return new Report(
        handedIn.size(),
        tally.lost().size() + without,
        tally.doubled().size(),
        tally.charged().size(),
        retried,
        orphans,
        differences,
        seconds,
        faults.stream().map(fault -> line(fault, handedIn, tally)).toList());
  }

  /** What is wrong, one by one. */
  private void tell(List<HandedIn> handedIn, Tally tally) {
    Map<UUID, List<String>> verdicts = books().verdicts();
    for (HandedIn one : handedIn) {
      if (tally.lost().contains(one.id())
          || tally.doubled().contains(one.id())
          || tally.charged().contains(one.id())) {
        say.accept(
            "%s of %s deserves %s and has %s"
                .formatted(
                    one.id(),
                    one.student(),
                    one.work().deserves(),
                    verdicts.getOrDefault(one.id(), List.of())));
      }
    }
  }

  private Report.Line line(Fault fault, List<HandedIn> handedIn, Tally tally) {
    List<HandedIn> met = handedIn.stream().filter(one -> one.met(fault)).toList();
    return new Report.Line(
        fault.word(),
        fault.title(),
        times.getOrDefault(fault, 0),
        met.size(),
        count(met, tally.lost()),
        count(met, tally.doubled()),
        count(met, tally.charged()));
  }

  private static int count(List<HandedIn> met, Set<UUID> ids) {
    return (int) met.stream().filter(one -> ids.contains(one.id())).count();
  }
}
