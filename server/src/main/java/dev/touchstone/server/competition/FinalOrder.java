package dev.touchstone.server.competition;

import dev.touchstone.metric.Metric.Direction;
import dev.touchstone.metric.Score;
import dev.touchstone.server.competition.Contender.Candidate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The order in the end. Of a team's picks, or of its best public entries if it made none, the best
 * private score counts; of equal scores the earlier receipt stands first. A baseline has a rank, a
 * disqualified team has none and stands after all others, a team without a score is last of those
 * that stand.
 */
final class FinalOrder {

  private final Direction direction;
  private final int picks;
  private final @Nullable MarkRule marks;

  FinalOrder(Direction direction, int picks, @Nullable MarkRule marks) {
    this.direction = direction;
    this.picks = picks;
    this.marks = marks;
  }

  /**
   * A team's place.
   *
   * @param counted the entry that counts
   * @param tieGroup ranked rows that nobody can tell apart share one; null without a rank
   */
  record Placed(
      Contender team,
      @Nullable Candidate counted,
      @Nullable Integer rank,
      @Nullable Integer publicRank,
      @Nullable Integer tieGroup,
      @Nullable BigDecimal points) {}

  private record Counted(Contender team, Optional<Candidate> entry) {

    boolean isRanked() {
      return entry.isPresent() && !team.disqualified();
    }
  }

  List<Placed> of(List<Contender> contenders) {
    Map<Long, Integer> publicRanks = publicRanks(contenders);
    List<Counted> order =
        contenders.stream().map(team -> new Counted(team, counted(team))).sorted(order()).toList();
    List<Counted> ranked = order.stream().filter(Counted::isRanked).toList();
    Map<Long, Integer> groups = tieGroups(ranked);
    Map<Long, BigDecimal> points = points(ranked, groups);
    List<Placed> placed = new ArrayList<>();
    for (Counted one : order) {
      long team = one.team().team();
      placed.add(
          new Placed(
              one.team(),
              one.entry().orElse(null),
              one.isRanked() ? placed.size() + 1 : null,
              publicRanks.get(team),
              groups.get(team),
              points.get(team)));
    }
    return List.copyOf(placed);
  }

  private Optional<Candidate> counted(Contender team) {
    List<Candidate> picked = team.scored().stream().filter(Candidate::picked).toList();
    return (picked.isEmpty() ? team.scored() : picked)
        .stream().sorted(by(Candidate::shown)).limit(picks).min(by(Candidate::kept));
  }

  private Comparator<Candidate> by(Function<Candidate, Score> score) {
    return Comparator.<Candidate, Double>comparing(
            one -> score.apply(one).value(), direction.bestFirst())
        .thenComparing(Candidate::received)
        .thenComparing(Candidate::entry);
  }

  private Comparator<Counted> order() {
    return Comparator.<Counted, Boolean>comparing(one -> one.team().disqualified())
        .thenComparing(one -> one.entry().isEmpty())
        .thenComparing(one -> one.entry().orElse(null), Comparator.nullsLast(by(Candidate::kept)))
        .thenComparing(one -> one.team().team());
  }

  private Map<Long, Integer> publicRanks(List<Contender> contenders) {
    Map<Long, Integer> ranks = new HashMap<>();
    contenders.stream()
        .filter(team -> !team.disqualified() && team.scored().stream().anyMatch(one -> !one.held()))
        .sorted(Comparator.comparing(this::bestPublic, by(Candidate::shown)))
        .forEach(team -> ranks.put(team.team(), ranks.size() + 1));
    return ranks;
  }

  private Candidate bestPublic(Contender team) {
    return team.scored().stream()
        .filter(one -> !one.held())
        .min(by(Candidate::shown))
        .orElseThrow();
  }

  /** A group begins with the first row that can be told from the head of the group before. */
  private static Map<Long, Integer> tieGroups(List<Counted> ranked) {
    Map<Long, Integer> groups = new HashMap<>();
    Score head = null;
    int group = 0;
    for (Counted one : ranked) {
      Score score = one.entry().orElseThrow().kept();
      if (head == null || !Noise.explains(head, score)) {
        head = score;
        group++;
      }
      groups.put(one.team().team(), group);
    }
    return groups;
  }

  private Map<Long, BigDecimal> points(List<Counted> ranked, Map<Long, Integer> groups) {
    Map<Long, BigDecimal> points = new HashMap<>();
    if (marks == null) {
      return points;
    }
    OptionalDouble baseline =
        ranked.stream()
            .filter(one -> one.team().baseline())
            .mapToDouble(one -> one.entry().orElseThrow().kept().value())
            .findFirst();
    Map<Integer, Integer> bestRank = new HashMap<>();
    int rank = 0;
    for (Counted one : ranked) {
      if (one.team().baseline()) {
        continue;
      }
      rank++;
      long team = one.team().team();
      int best = bestRank.merge(groups.getOrDefault(team, 0), rank, Math::min);
      mark(one.entry().orElseThrow().kept().value(), baseline, best)
          .ifPresent(mark -> points.put(team, mark.points()));
    }
    return points;
  }

  private Optional<MarkRule.Mark> mark(double score, OptionalDouble baseline, int rank) {
    MarkRule rule = marks;
    if (rule == null) {
      return Optional.empty();
    }
    return switch (rule.by()) {
      case SCORE -> Optional.of(rule.ofScore(score));
      case BASELINE ->
          baseline.isPresent() ? rule.ofMultiple(score, baseline.getAsDouble()) : Optional.empty();
      case RANK -> Optional.of(rule.ofRank(rank));
    };
  }
}
