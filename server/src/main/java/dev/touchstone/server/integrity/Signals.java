package dev.touchstone.server.integrity;

import dev.touchstone.metric.Evidence;
import dev.touchstone.server.integrity.Overlap.Errors;
import dev.touchstone.server.integrity.Overlap.Together;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What is odd about the entries of a competition, for staff to look at. Only what the public board
 * rests on is read: nothing here knows a private score.
 */
@Component
class Signals {

  private static final int FEWEST_ROWS = 20;
  private static final double NEARLY = 0.01;
  private static final int PROBING = 10;

  /** The same file of two teams, or different files that are right and wrong in the same rows. */
  record Identical(String a, String b, boolean file) {}

  /** A team whose entries differ from the one before in hardly a row, again and again. */
  record Probing(String team, int steps, int entries) {}

  /** All that was found; empty lists where nothing is odd. */
  record Found(
      List<Together> together, List<Identical> identical, List<Probing> probing, int teams) {}

  private record Row(String team, @Nullable String blob, byte[] evidence, boolean best) {}

  private record Scored(String team, @Nullable String blob, Evidence evidence, boolean best) {}

  private final JdbcClient jdbc;

  Signals(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Found of(UUID competition) {
    List<Scored> all =
        jdbc
            .sql(
                """
                select team.name as team, entry.blob, evidence.evidence,
                  coalesce(standing.scoring_id = scored.id, false) as best
                from entry
                join team on team.id = entry.team_id
                join lateral (
                    select id from standing_scoring one where one.entry_id = entry.id offset 0) scored
                  on true
                join public_evidence evidence on evidence.entry_scoring_id = scored.id
                left join standing on standing.team_id = team.id
                where team.competition_id = ? and not team.baseline
                order by team.id, entry.received_at
                """)
            .param(competition)
            .query(Row.class)
            .list()
            .stream()
            .map(row -> new Scored(row.team(), row.blob(), Evidence.of(row.evidence()), row.best()))
            .toList();
    List<Errors> best =
        all.stream().filter(Scored::best).flatMap(scored -> errors(scored).stream()).toList();
    boolean alike = best.stream().map(one -> one.wrong().length).distinct().count() == 1;
    return new Found(
        alike ? Overlap.of(best) : List.of(), identical(all), probing(all), best.size());
  }

  /** Of a metric that only knows right and wrong. */
  private static Optional<Errors> errors(Scored scored) {
    if (!(scored.evidence() instanceof Evidence.Losses losses)
        || Arrays.stream(losses.values()).anyMatch(loss -> loss != 0 && loss != 1)) {
      return Optional.empty();
    }
    boolean[] wrong = new boolean[losses.units()];
    for (int row = 0; row < wrong.length; row++) {
      wrong[row] = losses.values()[row] == 1;
    }
    return Optional.of(new Errors(scored.team(), wrong));
  }

  private static List<Identical> identical(List<Scored> all) {
    Map<String, Identical> found = new LinkedHashMap<>();
    for (int i = 0; i < all.size(); i++) {
      for (int j = i + 1; j < all.size(); j++) {
        Scored a = all.get(i);
        Scored b = all.get(j);
        boolean file = a.blob() != null && a.blob().equals(b.blob());
        if (!a.team().equals(b.team()) && (file || isTheSame(a.evidence(), b.evidence()))) {
          found.putIfAbsent(a.team() + "\n" + b.team(), new Identical(a.team(), b.team(), file));
        }
      }
    }
    return List.copyOf(found.values());
  }

  /** All right or all wrong is no sign of anything. */
  private static boolean isTheSame(Evidence a, Evidence b) {
    return a instanceof Evidence.Losses one
        && b instanceof Evidence.Losses other
        && one.units() >= FEWEST_ROWS
        && Arrays.equals(one.values(), other.values())
        && Arrays.stream(one.values()).distinct().count() > 1;
  }

  private static List<Probing> probing(List<Scored> all) {
    Map<String, List<Scored>> byTeam = new LinkedHashMap<>();
    all.forEach(one -> byTeam.computeIfAbsent(one.team(), team -> new ArrayList<>()).add(one));
    List<Probing> found = new ArrayList<>();
    byTeam.forEach(
        (team, entries) -> {
          int steps = 0;
          for (int i = 1; i < entries.size(); i++) {
            steps += isAStep(entries.get(i - 1).evidence(), entries.get(i).evidence()) ? 1 : 0;
          }
          if (steps >= PROBING) {
            found.add(new Probing(team, steps, entries.size()));
          }
        });
    return found;
  }

  private static boolean isAStep(Evidence before, Evidence after) {
    if (!(before instanceof Evidence.Losses one)
        || !(after instanceof Evidence.Losses other)
        || one.units() != other.units()) {
      return false;
    }
    int changed = 0;
    for (int row = 0; row < one.units(); row++) {
      changed += one.values()[row] == other.values()[row] ? 0 : 1;
    }
    return changed > 0 && changed <= Math.max(1, NEARLY * one.units());
  }
}
