package dev.touchstone.trials.chaos;

import dev.touchstone.trials.Browser;
import dev.touchstone.trials.Database;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What is in the database, read row by row; board and gradebook are computed from that once more,
 * without any view or function of the server's.
 */
final class Books {

  private static final String GRADEBOOK = "/courses/storm/gradebook.csv";

  /** What the assignment is worth in the gradebook. */
  private static final double WEIGHT = 60;

  private static final double ROUNDED = 0.011;
  private static final int ACCOUNT = 2;
  private static final int ASSIGNMENT = 4;

  private final Database database;

  Books(Database database) {
    this.database = database;
  }

  /** Every submission and entry of a student. */
  Set<UUID> stored() {
    return database
        .rows(
            """
            select submission.id from submission join account on account.id = account_id
            where account.name like 's__'
            union all select entry.id from entry join team on team.id = team_id where not baseline
            """)
        .stream()
        .map(row -> UUID.fromString(row.getFirst()))
        .collect(Collectors.toSet());
  }

  Map<UUID, List<String>> verdicts() {
    return database
        .rows(
            "select submission_id, verdict from grading where regrade_id is null"
                + " union all select entry_id, verdict from entry_scoring")
        .stream()
        .collect(
            Collectors.groupingBy(
                row -> UUID.fromString(row.get(0)),
                Collectors.mapping(row -> row.get(1), Collectors.toList())));
  }

  List<String> differences(Browser teacher) {
    List<String> found = new ArrayList<>(board());
    found.addAll(gradebook(teacher));
    return found;
  }

  /** Each team's best public score and how many entries it has, against its row of the board. */
  private List<String> board() {
    return database
        .rows(
            """
            select coalesce(computed.team_id, standing.team_id), computed.score, standing.score,
              computed.entries, standing.entries
            from (select team_id, max(score) as score, count(*) as entries
                  from entry join entry_scoring on entry_id = entry.id
                  where verdict <> 'INTERNAL_ERROR' and score is not null and not late
                  group by team_id) computed
            full join standing using (team_id)
            where (computed.score, computed.entries)
              is distinct from (standing.score, standing.entries::bigint)
              and not (computed.team_id is null and standing.entries = 0)
            """)
        .stream()
        .map(row -> "team " + row.getFirst() + " on the board: " + row)
        .toList();
  }

  private List<String> gradebook(Browser teacher) {
    Map<String, Double> computed =
        database
            .rows(
                """
                select name, sum(best) / (select sum(points) from assignment_exercise) * ?
                from (select account.name, asked.id, max(g.score / g.max_score) * asked.points as best
                      from submission join account on account.id = account_id
                      join assignment_exercise asked on asked.id = assignment_exercise_id
                      join grading g on g.submission_id = submission.id
                      where g.verdict <> 'INTERNAL_ERROR' and g.regrade_id is null
                      group by account.name, asked.id, asked.points) each
                group by name
                """,
                WEIGHT)
            .stream()
            .collect(Collectors.toMap(List::getFirst, row -> Double.parseDouble(row.get(1))));
    List<String> differences = new ArrayList<>();
    for (String line : teacher.page(GRADEBOOK).lines().skip(1).toList()) {
      String[] cells = line.replace("\"", "").split(",", -1);
      double shown = cells[ASSIGNMENT].isBlank() ? 0 : Double.parseDouble(cells[ASSIGNMENT]);
      double should = computed.getOrDefault(cells[ACCOUNT], 0.0);
      if (Math.abs(shown - should) > ROUNDED) {
        differences.add(
            cells[ACCOUNT] + " has " + shown + " in the gradebook and earned " + rounded(should));
      }
    }
    return differences;
  }

  private static BigDecimal rounded(double value) {
    return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
  }
}
