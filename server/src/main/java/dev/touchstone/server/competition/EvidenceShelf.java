package dev.touchstone.server.competition;

import dev.touchstone.grading.PredictionTask.Scores;
import dev.touchstone.metric.Evidence;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What scores rest on. The private kind is written here and read nowhere else. */
@Component
class EvidenceShelf {

  private final JdbcClient jdbc;

  EvidenceShelf(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void keep(long scoringId, Scores scores) {
    keep("insert into public_evidence values (?, ?)", scoringId, scores.shownBy());
    keep("insert into private_evidence values (?, ?)", scoringId, scores.keptBy());
  }

  private void keep(String insert, long scoringId, @Nullable Evidence evidence) {
    if (evidence != null) {
      jdbc.sql(insert).params(scoringId, evidence.bytes()).update();
    }
  }

  /** Of a public score, if it was kept. */
  @Nullable Evidence find(long scoringId) {
    return jdbc.sql("select evidence from public_evidence where entry_scoring_id = ?")
        .param(scoringId)
        .query(byte[].class)
        .optional()
        .map(Evidence::of)
        .orElse(null);
  }

  /** Of public scores, by scoring, those that were kept. */
  Map<Long, Evidence> find(Collection<Long> scoringIds) {
    Map<Long, Evidence> found = new HashMap<>();
    if (!scoringIds.isEmpty()) {
      jdbc.sql(
              """
              select entry_scoring_id, evidence from public_evidence
              where entry_scoring_id in (:ids)
              """)
          .param("ids", scoringIds)
          .query(
              row -> {
                found.put(row.getLong(1), Evidence.of(row.getBytes(2)));
              });
    }
    return found;
  }
}
