package dev.touchstone.server.competition;

import dev.touchstone.metric.Score;
import dev.touchstone.server.competition.FinalBoard.Row;
import dev.touchstone.server.course.Crumb;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import dev.touchstone.server.csv.Csv;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How a competition ended. Before it is closed there is no such page for students. */
@Controller
class FinalController {

  private static final String FINAL = "/courses/{course}/competitions/{competition}/final";
  private static final int LONGEST_LABEL = 200;
  private static final List<String> COLUMNS =
      List.of(
          "board.rank",
          "final.public-rank",
          "final.delta",
          "board.team",
          "final.members",
          "final.private",
          "final.low",
          "final.high",
          "entry.public",
          "board.entries",
          "final.prize",
          "final.state",
          "final.noise",
          "marks.points");

  private final CompetitionAccess competitions;
  private final Closings closings;
  private final FinalBoards boards;
  private final Teams teams;
  private final MessageSource words;

  FinalController(
      CompetitionAccess competitions,
      Closings closings,
      FinalBoards boards,
      Teams teams,
      MessageSource words) {
    this.competitions = competitions;
    this.closings = closings;
    this.boards = boards;
    this.teams = teams;
    this.words = words;
  }

  @GetMapping(FINAL)
  String show(
      Membership member,
      @PathVariable("competition") String slug,
      @RequestParam(required = false) @Nullable Integer edition,
      Locale locale,
      Model model) {
    Competition competition = competitions.competition(member, slug);
    Optional<FinalBoard> board = closed(member, competition, edition);
    model.addAttribute("competition", competition);
    model.addAttribute("rules", competition.rules());
    model.addAttribute("path", competition.path(member));
    model.addAttribute("metric", competition.metric());
    model.addAttribute("editions", boards.editions(competition));
    model.addAttribute("crumbs", crumbs(member, competition, locale));
    if (board.isPresent()) {
      model.addAttribute("view", view(member, competition, board.get(), locale));
    } else {
      model.addAttribute("unscored", closings.unscored(competition));
      model.addAttribute("marks", competition.marks());
    }
    return "final";
  }

  @GetMapping(FINAL + ".csv")
  ResponseEntity<byte[]> csv(
      Membership member,
      @PathVariable("competition") String slug,
      @RequestParam(required = false) @Nullable Integer edition,
      Locale locale) {
    Competition competition = competitions.competition(member, slug);
    FinalBoard board =
        closed(member, competition, edition)
            .orElseThrow(() -> new NotHereException("final board of " + slug));
    var disposition =
        ContentDisposition.attachment()
            .filename(
                member.course().slug() + "-" + slug + "-" + board.edition() + ".csv",
                StandardCharsets.UTF_8)
            .build();
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
        .body(table(view(member, competition, board, locale), locale).bytes());
  }

  /** Another edition, from what is there now. */
  @PostMapping(FINAL)
  String drawAgain(
      Membership member, @PathVariable("competition") String slug, @RequestParam String label) {
    Competition competition = competitions.competition(member.staffOnly(), slug);
    String why = label.strip();
    if (!why.isEmpty()) {
      closings.drawAgain(
          member, competition, why.substring(0, Math.min(why.length(), LONGEST_LABEL)));
    }
    return "redirect:" + competition.path(member) + "/final";
  }

  /** Empty for staff while there is none. */
  private Optional<FinalBoard> closed(
      Membership member, Competition competition, @Nullable Integer edition) {
    Optional<FinalBoard> board =
        competition.isClosed() ? boards.find(competition, edition) : Optional.empty();
    if (board.isEmpty() && (!member.isStaff() || edition != null)) {
      throw new NotHereException("final board of " + competition.slug());
    }
    return board;
  }

  private FinalView view(
      Membership member, Competition competition, FinalBoard board, Locale locale) {
    Long mine = teams.findByMember(competition.id(), member.accountId()).map(Team::id).orElse(null);
    return FinalView.of(board, competition, member, mine, locale);
  }

  private Csv table(FinalView view, Locale locale) {
    Csv csv = new Csv().row(COLUMNS.stream().map(key -> word(key, locale)).toArray());
    view.lines().forEach(line -> csv.row(cells(line, locale)));
    return csv;
  }

  private @Nullable Object[] cells(FinalView.Line line, Locale locale) {
    Row row = line.row();
    Score score = row.score();
    List<@Nullable Object> cells = new ArrayList<>();
    cells.add(row.rank());
    cells.add(row.publicRank());
    cells.add(row.delta());
    cells.add(line.name());
    cells.add(line.members());
    cells.add(score == null ? null : score.value());
    cells.add(score == null ? null : score.interval().low());
    cells.add(score == null ? null : score.interval().high());
    cells.add(row.shown() == null ? null : row.shown().value());
    cells.add(row.entries());
    cells.add(line.prize() == null ? null : word("final.prize." + line.prize().name(), locale));
    cells.add(state(row, locale));
    cells.add(row.isMoveWithinNoise() ? word("final.within-noise", locale) : null);
    cells.add(line.pointsShown() ? row.points() : null);
    return cells.toArray();
  }

  private @Nullable String state(Row row, Locale locale) {
    if (row.disqualified()) {
      return word("final.disqualified", locale);
    }
    return row.baseline() ? word("board.baseline", locale) : null;
  }

  private String word(String key, Locale locale) {
    return words.getMessage(key, null, locale);
  }

  private static List<Crumb> crumbs(Membership member, Competition competition, Locale locale) {
    return List.of(
        new Crumb(member.course().title().in(locale), member.course().path()),
        new Crumb(competition.title().in(locale), competition.path(member)));
  }
}
