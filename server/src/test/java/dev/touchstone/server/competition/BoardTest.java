package dev.touchstone.server.competition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.metric.Accuracy;
import dev.touchstone.metric.Interval;
import dev.touchstone.metric.Metric.Direction;
import dev.touchstone.metric.Score;
import dev.touchstone.reference.Text;
import dev.touchstone.server.competition.Board.Reader;
import dev.touchstone.server.competition.Board.Row;
import dev.touchstone.server.competition.Board.Show;
import dev.touchstone.server.competition.BoardSnapshot.Entrant;
import dev.touchstone.server.competition.Rules.BoardNames;
import dev.touchstone.server.competition.Standing.Best;
import dev.touchstone.server.competition.Standing.Scored;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The order, the rank changes, the tie groups, and what which reader sees of it. */
class BoardTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Instant NINE = Instant.parse("2026-10-10T09:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 10, 10);
  private static final Instant YESTERDAY = Instant.parse("2026-10-09T09:00:00Z");
  private static final AtomicLong ids = new AtomicLong();
  private static final BoardRules HIGHER = rules(Direction.HIGHER_IS_BETTER);
  private static final BoardRules LOWER = rules(Direction.LOWER_IS_BETTER);

  @Test
  void theBestEntryOfEachTeamCounts() {
    List<Row> rows = rows(team("lin", at(0, 0.9), at(5, 0.95), at(9, 0.8)));

    assertThat(rows).hasSize(1);
    assertThat(rows.getFirst().score()).isEqualTo(score(0.95));
    assertThat(rows.getFirst().entries()).isEqualTo(3);
    assertThat(rows.getFirst().last()).isEqualTo(NINE.plusSeconds(9));
    assertThat(rows.getFirst().trend()).containsExactly(0.9, 0.95, 0.95);
  }

  @Test
  void theOrderIsByTheExactScoreNotByWhatIsShown() {
    assertThat(names(team("lin", at(0, 0.95000001)), team("chen", at(9, 0.95000002))))
        .containsExactly("chen", "lin");
  }

  @Test
  void ofEqualScoresTheEarlierReceiptStandsFirst() {
    assertThat(names(team("lin", at(7, 0.9)), team("chen", at(3, 0.9)), team("zhou", at(5, 0.9))))
        .containsExactly("chen", "zhou", "lin");
  }

  @Test
  void aLaterEntryWithTheSameScoreDoesNotMoveATeam() {
    assertThat(names(team("lin", at(1, 0.95), at(9, 0.95)), team("chen", at(3, 0.95))))
        .containsExactly("lin", "chen");
  }

  @Test
  void aMissingScoreIsLastAndHasNoRank() {
    List<Row> rows = rows(team("lin"), team("chen", at(1, 0.0)));

    assertThat(rows).extracting(row -> row.name().en()).containsExactly("chen", "lin");
    assertThat(rows).extracting(Row::rank).containsExactly(1, null);
  }

  @Test
  void aDisqualifiedTeamAndALateOneStandBelowWithoutARank() {
    Entrant late = entrant(7, "late", false, false, fold(HIGHER, List.of(at(3, 0.99)), true));
    List<Row> rows =
        rows(disqualified("cheat", at(0, 0.99)), late, team("lin", at(1, 0.9)), team("chen"));

    assertThat(rows)
        .extracting(row -> row.name().en())
        .containsExactly("lin", "cheat", "late", "chen");
    assertThat(rows).extracting(Row::rank).containsExactly(1, null, null, null);
    assertThat(rows.get(1).disqualified()).isTrue();
    assertThat(rows.get(2).isLate()).isTrue();
    assertThat(rows.get(2).late()).isEqualTo(1);
  }

  @Test
  void theOrderOfTheTeamsDoesNotMatter() {
    List<Entrant> teams =
        new ArrayList<>(
            List.of(
                team("lin", at(1, 0.95)),
                team("chen", at(1, 0.95)),
                team("zhou"),
                disqualified("he", at(2, 0.9)),
                team("wu", at(4, 0.1))));
    List<Row> expected = rows(teams.toArray(Entrant[]::new));
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(teams, new Random(seed));
      assertThat(rows(teams.toArray(Entrant[]::new))).isEqualTo(expected);
    }
  }

  @Test
  void aRankChangesAgainstTheDayBefore() {
    List<Row> rows =
        rows(
            team("lin", scored(YESTERDAY, 0.5), at(0, 0.9)),
            team("chen", scored(YESTERDAY, 0.8)),
            team("zhou", scored(YESTERDAY, 0.7)),
            team("new", at(1, 0.6)));

    assertThat(rows)
        .extracting(row -> row.name().en())
        .containsExactly("lin", "chen", "zhou", "new");
    assertThat(rows).extracting(Row::delta).containsExactly(2, -1, -1, null);
  }

  @Test
  void onTheFirstDayNobodyIsNew() {
    assertThat(rows(team("lin", at(0, 0.9)))).extracting(Row::delta).containsExactly(0);
  }

  @Test
  void theDayIsTheCourses() {
    // 23:30 of the ninth in Shanghai, and half an hour after its midnight.
    Standing standing =
        fold(
            HIGHER,
            List.of(
                scored(Instant.parse("2026-10-09T15:30:00Z"), 0.5),
                scored(Instant.parse("2026-10-09T16:30:00Z"), 0.9)),
            false);

    assertThat(Objects.requireNonNull(standing.bestBefore(TODAY)).score()).isEqualTo(score(0.5));
    assertThat(Objects.requireNonNull(standing.bestBefore(TODAY.plusDays(1))).score())
        .isEqualTo(score(0.9));
  }

  @Test
  void tiedRowsAreHeldByABrace() {
    BoardSnapshot snapshot =
        snapshot(
            HIGHER,
            ranked -> new int[] {0, 1, 1, 1, 2},
            IntStream.range(0, 5)
                .mapToObj(i -> team("t" + i, at(i, 0.9 - 0.01 * i)))
                .toArray(Entrant[]::new));

    List<Row> rows = board(snapshot, BoardNames.NAMES, new Reader(null, false, true)).rows();

    assertThat(rows).extracting(Row::tie).containsExactly("", "first", "middle", "last", "");
    assertThat(rows).extracting(Row::tied).containsExactly(1, 3, 3, 3, 1);
  }

  @Test
  void ofOthersAStudentReadsWhatTheSettingSays() {
    BoardSnapshot snapshot = thirty();
    Reader tenth = new Reader(10L, false, true);

    Board nicknames = board(snapshot, BoardNames.NICKNAMES, tenth);
    assertThat(nicknames.rows())
        .extracting(row -> row.name().en())
        .contains("t10")
        .doesNotContain("t9");
    assertThat(nicknames.rows().getFirst().members()).isEmpty();
    assertThat(nicknames.rows().getFirst().name().en()).startsWith("Team ");
    assertThat(Objects.requireNonNull(nicknames.mine()).members()).containsExactly("member10");
    assertThat(nicknames.page(Show.ALL, "member9", 0).found()).isZero();

    Board top = board(snapshot, BoardNames.TOP, new Reader(20L, false, true));
    assertThat(top.rows())
        .extracting(Row::team)
        .containsExactly(0L, 1L, 2L, 17L, 18L, 19L, 20L, 21L, 22L, 23L);
    assertThat(top.page(Show.ALL, "member9", 0).found()).isZero();

    Reader staff = new Reader(null, true, true);
    assertThat(board(snapshot, BoardNames.TOP, staff).rows()).hasSize(30);
    assertThat(board(snapshot, BoardNames.NICKNAMES, staff).rows())
        .extracting(row -> row.name().en())
        .contains("t9");
  }

  @Test
  void aStrangerReadsNoMembersAndNoCode() {
    Row row = board(thirty(), BoardNames.NAMES, Reader.STRANGER).rows().getFirst();

    assertThat(row.name().en()).isEqualTo("t0");
    assertThat(row.members()).isEmpty();
    assertThat(row.published()).isNull();
  }

  @Test
  void theHeadKeepsTheReadersOwnRowInView() {
    Board board = board(thirty(), BoardNames.NAMES, new Reader(20L, false, true));

    assertThat(board.head(3)).extracting(Row::team).containsExactly(0L, 1L, 2L, 19L, 20L, 21L);
    assertThat(board.head(30)).hasSize(30);
  }

  @Test
  void aPageHasAHundredRowsAndASearchFindsMembers() {
    BoardSnapshot snapshot =
        snapshot(
            HIGHER,
            ranked -> IntStream.range(0, ranked.size()).toArray(),
            IntStream.range(0, 250)
                .mapToObj(
                    i ->
                        entrant(
                            i,
                            "t" + i,
                            false,
                            false,
                            fold(HIGHER, List.of(at(i, 0.9 - i / 1e3)), false)))
                .toArray(Entrant[]::new));
    Board board = board(snapshot, BoardNames.NAMES, new Reader(180L, false, true));

    assertThat(board.page(Show.ALL, "", 1).rows())
        .hasSize(100)
        .first()
        .extracting(Row::rank)
        .isEqualTo(101);
    assertThat(board.page(Show.ALL, "", 9).rows()).hasSize(50);
    assertThat(board.ownPage()).isEqualTo(1);
    assertThat(board.page(Show.ALL, "MEMBER249", 0).rows())
        .extracting(Row::rank)
        .containsExactly(250);
  }

  /** T5: the cases collected from other boards. */
  @TestFactory
  Stream<DynamicTest> theCollectedCases() throws IOException {
    try (InputStream json = BoardTest.class.getResourceAsStream("/metrics/ranking.json")) {
      JsonNode file = new JsonMapper().readTree(Objects.requireNonNull(json));
      return file
          .get("proposed_cases")
          .valueStream()
          .filter(one -> one.has("rows"))
          .map(one -> DynamicTest.dynamicTest(one.get("name").asString(), () -> check(one)))
          .toList()
          .stream();
    }
  }

  private static void check(JsonNode one) {
    List<Entrant> teams = new ArrayList<>();
    for (JsonNode row : one.get("rows")) {
      List<Scored> entries =
          row.get("score").isNull()
              ? List.of()
              : List.of(
                  scored(Instant.parse(row.get("at").asString()), row.get("score").asDouble()));
      teams.add(
          entrant(
              teams.size(),
              row.get("team").asString(),
              row.path("baseline").asBoolean(false),
              row.path("disqualified").asBoolean(false),
              fold(LOWER, entries, false)));
    }
    BoardSnapshot snapshot =
        snapshot(LOWER, ranked -> new int[ranked.size()], teams.toArray(Entrant[]::new));
    List<Row> ranked =
        board(snapshot, BoardNames.NAMES, new Reader(null, true, true)).rows().stream()
            .filter(row -> row.rank() != null)
            .toList();
    if (one.has("expected_order")) {
      assertThat(ranked)
          .extracting(row -> row.baseline() ? "base" : row.name().en())
          .isEqualTo(texts(one.get("expected_order")));
    }
    if (one.has("expected_prizes")) {
      assertThat(ranked)
          .filteredOn(row -> !row.baseline())
          .extracting(row -> row.name().en())
          .startsWith(texts(one.get("expected_prizes")).toArray(String[]::new));
    }
    for (Map.Entry<String, JsonNode> rank : one.path("expected_rank").properties()) {
      assertThat(ranked)
          .filteredOn(row -> row.name().en().equals(rank.getKey()))
          .extracting(Row::rank)
          .containsExactly(rank.getValue().asInt());
    }
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }

  private static BoardSnapshot thirty() {
    return snapshot(
        HIGHER,
        ranked -> IntStream.range(0, ranked.size()).toArray(),
        IntStream.range(0, 30)
            .mapToObj(
                i ->
                    entrant(
                        i,
                        "t" + i,
                        false,
                        false,
                        fold(HIGHER, List.of(at(i, 0.9 - 0.01 * i)), false)))
            .toArray(Entrant[]::new));
  }

  private static List<Row> rows(Entrant... teams) {
    BoardSnapshot snapshot =
        snapshot(HIGHER, ranked -> IntStream.range(0, ranked.size()).toArray(), teams);
    return board(snapshot, BoardNames.NAMES, new Reader(null, false, true)).rows();
  }

  private static List<String> names(Entrant... teams) {
    return rows(teams).stream().map(row -> row.name().en()).toList();
  }

  private static BoardSnapshot snapshot(
      BoardRules rules, BoardSnapshot.Ties ties, Entrant... teams) {
    return BoardSnapshot.of(1, TODAY, rules, List.of(teams), ties);
  }

  private static Board board(BoardSnapshot snapshot, BoardNames names, Reader reader) {
    var settings =
        new BoardSettings(
            new UUID(0, 1),
            new Accuracy(2),
            null,
            null,
            names,
            3,
            true,
            0,
            YESTERDAY,
            NINE.plusSeconds(9999),
            SHANGHAI);
    return new Board(snapshot, settings, reader, new Text("基线", "Baseline"));
  }

  private static Entrant team(String name, Scored... entries) {
    return entrant(name.hashCode(), name, false, false, fold(HIGHER, List.of(entries), false));
  }

  private static Entrant disqualified(String name, Scored... entries) {
    return entrant(name.hashCode(), name, false, true, fold(HIGHER, List.of(entries), false));
  }

  private static Entrant entrant(
      long id, String name, boolean baseline, boolean disqualified, Standing standing) {
    return new Entrant(
        id, name, null, baseline, disqualified, List.of("member" + id), new UUID(7, id), standing);
  }

  private static Standing fold(BoardRules rules, List<Scored> entries, boolean late) {
    Standing standing = Standing.NONE;
    for (Scored one : entries) {
      standing = standing.with(new Scored(one.entry(), late, one.day()), rules, scoring -> none());
    }
    return standing;
  }

  private static dev.touchstone.metric.@Nullable Evidence none() {
    return null;
  }

  private static Scored at(int second, double score) {
    return scored(NINE.plusSeconds(second), score);
  }

  private static Scored scored(Instant received, double score) {
    UUID id = new UUID(0, ids.incrementAndGet());
    return new Scored(
        new Best(id, null, score(score), received), false, LocalDate.ofInstant(received, SHANGHAI));
  }

  private static Score score(double value) {
    return new Score(value, new Interval(0, 1));
  }

  private static BoardRules rules(Direction direction) {
    return new BoardRules(new UUID(0, 1), direction, null, SHANGHAI, false);
  }
}
