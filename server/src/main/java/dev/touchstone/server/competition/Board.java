package dev.touchstone.server.competition;

import dev.touchstone.metric.Score;
import dev.touchstone.reference.Text;
import dev.touchstone.server.competition.BoardSnapshot.Entrant;
import dev.touchstone.server.competition.BoardSnapshot.Placed;
import dev.touchstone.server.competition.Rules.BoardNames;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The board as one reader sees it: whose names, and which rows. Staff and everybody about their own
 * team read real names; of others a student reads what the competition's setting says, and a
 * stranger never who is in a team.
 */
public final class Board {

  /** How many rows above and below one's own are seen where only the top is shown. */
  private static final int AROUND = 3;

  private static final int PAGE = 100;

  /**
   * Who reads.
   *
   * @param team theirs, if they have one
   * @param member whether they are signed in and in the course
   */
  record Reader(@Nullable Long team, boolean staff, boolean member) {
    static final Reader STRANGER = new Reader(null, false, false);
  }

  /**
   * A team's row.
   *
   * @param delta places it has risen since the day began; null if it is new; 0 if there is nothing
   *     to tell
   * @param tie where it stands in a group of statistically tied rows: first, middle, last, or empty
   * @param tied how many are in that group
   * @param nickname for staff, who read the name beside it
   * @param best its best entry
   * @param entries how many of its entries were scored and count
   * @param last when the newest of these was received
   * @param published an entry with code to read
   */
  public record Row(
      int place,
      @Nullable Integer rank,
      @Nullable Integer delta,
      String tie,
      int group,
      int tied,
      long team,
      Text name,
      @Nullable String nickname,
      List<String> members,
      boolean baseline,
      boolean mine,
      boolean disqualified,
      @Nullable UUID best,
      @Nullable Score score,
      double share,
      int entries,
      int late,
      @Nullable Instant last,
      @Nullable UUID published,
      List<Double> trend) {

    /** Whether all it has came after the close. */
    public boolean isLate() {
      return score == null && late > 0;
    }

    boolean contains(String wanted) {
      return name.zh().toLowerCase(Locale.ROOT).contains(wanted)
          || name.en().toLowerCase(Locale.ROOT).contains(wanted)
          || (nickname != null && nickname.toLowerCase(Locale.ROOT).contains(wanted))
          || members.stream().anyMatch(one -> one.toLowerCase(Locale.ROOT).contains(wanted));
    }
  }

  /** Which rows are asked for. */
  public enum Show {
    ALL,
    PUBLISHED,
    BASELINES,
    TIED
  }

  private final BoardSnapshot snapshot;
  private final BoardSettings settings;
  private final Reader reader;
  private final Text baselineName;
  private final int own;

  Board(BoardSnapshot snapshot, BoardSettings settings, Reader reader, Text baselineName) {
    this.snapshot = snapshot;
    this.settings = settings;
    this.reader = reader;
    this.baselineName = baselineName;
    Integer place = reader.team() == null ? null : snapshot.places().get(reader.team());
    this.own = place == null ? -1 : place;
  }

  public BoardSettings settings() {
    return settings;
  }

  public long version() {
    return snapshot.version();
  }

  BoardSnapshot snapshot() {
    return snapshot;
  }

  /** The page of that number, or the nearest there is. */
  int clamp(int page) {
    return Math.clamp(page, 0, Math.max(0, Math.ceilDiv(isCut() ? 1 : teams(), PAGE) - 1));
  }

  /** How many teams are on it, shown or not. */
  public int teams() {
    return snapshot.rows().size();
  }

  /** All rows this reader may see. */
  public List<Row> rows() {
    return visible().mapToObj(this::row).toList();
  }

  /** The first, those around the reader's own, and nothing else. */
  public List<Row> head(int most) {
    return visible()
        .filter(place -> place < most || (own >= 0 && Math.abs(place - own) <= 1))
        .mapToObj(this::row)
        .toList();
  }

  /** The entries by which the teams in these rows are ranked. */
  static List<UUID> bests(List<Row> rows) {
    return rows.stream().map(Row::best).filter(Objects::nonNull).toList();
  }

  /** The reader's own row. */
  public @Nullable Row mine() {
    return own < 0 ? null : row(own);
  }

  /**
   * A page of the rows that are asked for.
   *
   * @param found how many there are on all pages
   */
  public record Page(List<Row> rows, int number, int pages, int found) {}

  Page page(Show show, String wanted, int page) {
    String search = wanted.strip().toLowerCase(Locale.ROOT);
    if (show == Show.ALL && search.isEmpty() && !isCut()) {
      return slice(IntStream.range(0, teams()).toArray(), page);
    }
    return slice(visible().filter(place -> matches(row(place), show, search)).toArray(), page);
  }

  /** The page on which the reader finds their own row. */
  public int ownPage() {
    return own < 0 || isCut() ? 0 : own / PAGE;
  }

  private Page slice(int[] places, int wanted) {
    int pages = Math.max(1, Math.ceilDiv(places.length, PAGE));
    int number = Math.clamp(wanted, 0, pages - 1);
    List<Row> rows =
        IntStream.of(places).skip((long) number * PAGE).limit(PAGE).mapToObj(this::row).toList();
    return new Page(rows, number, pages, places.length);
  }

  private boolean matches(Row row, Show show, String search) {
    boolean shown =
        switch (show) {
          case ALL -> true;
          case PUBLISHED -> row.published() != null;
          case BASELINES -> row.baseline();
          case TIED -> own >= 0 && row.group() >= 0 && row.group() == row(own).group();
        };
    return shown && (search.isEmpty() || row.contains(search));
  }

  private boolean isCut() {
    return settings.names() == BoardNames.TOP && !reader.staff();
  }

  private IntStream visible() {
    return IntStream.range(0, teams()).filter(this::isVisible);
  }

  /** The ranked teams' scores, the best first; nobody's name is to be had from them. */
  double[] scores() {
    return snapshot.rows().stream()
        .filter(row -> row.rank() != null)
        .map(row -> Objects.requireNonNull(row.entrant().standing().best()))
        .mapToDouble(best -> best.score().value())
        .toArray();
  }

  boolean isVisible(int place) {
    return !isCut() || place < settings.top() || (own >= 0 && Math.abs(place - own) <= AROUND);
  }

  Row row(int place) {
    Placed placed = snapshot.rows().get(place);
    Entrant entrant = placed.entrant();
    Standing standing = entrant.standing();
    boolean mine = place == own;
    boolean open = mine || reader.staff();
    Standing.Best best = standing.best();
    return new Row(
        place,
        placed.rank(),
        delta(placed),
        tie(placed),
        placed.tie(),
        placed.tied(),
        entrant.team(),
        name(entrant, open),
        open ? entrant.nickname() : null,
        open || (reader.member() && settings.names() != BoardNames.NICKNAMES)
            ? entrant.members()
            : List.of(),
        entrant.baseline(),
        mine,
        entrant.disqualified(),
        best == null ? null : best.entry(),
        best == null ? null : best.score(),
        best == null ? 0 : share(best.score().value()),
        standing.entries(),
        standing.late(),
        standing.last(),
        reader.member() ? entrant.published() : null,
        standing.trend());
  }

  Text name(Entrant entrant, boolean open) {
    if (entrant.baseline()) {
      return baselineName;
    }
    if (open || settings.names() != BoardNames.NICKNAMES) {
      return new Text(entrant.name(), entrant.name());
    }
    String nickname = entrant.nickname();
    return nickname == null
        ? Alias.of(entrant.team(), settings.competition())
        : new Text(nickname, nickname);
  }

  /** How long that score's streak is beside the others on the board. */
  public double share(double score) {
    return settings.share(score, bestScore());
  }

  private double bestScore() {
    Standing.Best best =
        snapshot.rows().isEmpty() ? null : snapshot.rows().getFirst().entrant().standing().best();
    return best == null ? 1 : best.score().value();
  }

  private @Nullable Integer delta(Placed placed) {
    if (placed.rank() == null || snapshot.isFirstDay()) {
      return 0;
    }
    return placed.before() == null ? null : placed.before() - Objects.requireNonNull(placed.rank());
  }

  /** A line through what a row's score was, in a box of 88 × 20; better is higher up. */
  public String trend(Row row) {
    // A single score is a flat line.
    List<Double> values =
        row.trend().size() == 1
            ? List.of(row.trend().getFirst(), row.trend().getFirst())
            : row.trend();
    double low = values.stream().mapToDouble(v -> v).min().orElse(0);
    double range = values.stream().mapToDouble(v -> v).max().orElse(0) - low;
    double step = values.size() > 1 ? 88.0 / (values.size() - 1) : 0;
    return IntStream.range(0, values.size())
        .mapToObj(
            at -> {
              double share = range == 0 ? 0.5 : (values.get(at) - low) / range;
              double y = 20 * (settings.isHigherBetter() ? 1 - share : share);
              return String.format(Locale.ROOT, "%.1f,%.1f", at * step, y);
            })
        .collect(Collectors.joining(" "));
  }

  private static String tie(Placed placed) {
    if (placed.tied() < 2) {
      return "";
    }
    return placed.tiePlace() == 0
        ? "first"
        : placed.tiePlace() == placed.tied() - 1 ? "last" : "middle";
  }
}
