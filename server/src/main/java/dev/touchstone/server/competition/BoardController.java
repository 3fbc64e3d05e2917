package dev.touchstone.server.competition;

import dev.touchstone.server.competition.Board.Page;
import dev.touchstone.server.competition.Board.Row;
import dev.touchstone.server.competition.Board.Show;
import dev.touchstone.server.course.Crumb;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.csv.Csv;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The whole board of a competition, for its course. */
@Controller
class BoardController {

  private final CompetitionAccess competitions;
  private final Boards boards;
  private final BoardCurves curves;
  private final BoardFile file;
  private final PrivateScores privateScores;

  BoardController(
      CompetitionAccess competitions,
      Boards boards,
      BoardCurves curves,
      BoardFile file,
      PrivateScores privateScores) {
    this.competitions = competitions;
    this.boards = boards;
    this.curves = curves;
    this.file = file;
    this.privateScores = privateScores;
  }

  /**
   * @param q what a team's or a member's name contains
   * @param page from 0; of none the first
   */
  @GetMapping("/courses/{course}/competitions/{competition}/board")
  String show(
      Membership member,
      @PathVariable("competition") String slug,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String show,
      @RequestParam(defaultValue = "0") int page,
      Locale locale,
      Model model) {
    Competition competition = competitions.competition(member, slug);
    Board board = boards.board(member, competition);
    Show shown = shown(show);
    Page found = board.page(shown, q, page);
    List<Row> rows = found.rows();
    Row mine = board.mine();
    Row extra = mine == null || rows.contains(mine) ? null : mine;
    List<Row> all = new ArrayList<>(rows);
    if (extra != null) {
      all.add(extra);
    }
    String path = competition.path(member);
    model.addAttribute("competition", competition);
    model.addAttribute("path", path);
    model.addAttribute("metric", competition.metric());
    model.addAttribute("board", board);
    model.addAttribute("page", found);
    model.addAttribute("extra", extra);
    model.addAttribute("q", q);
    model.addAttribute("show", shown);
    model.addAttribute("shows", Show.values());
    model.addAttribute("url", url(path, q, shown));
    model.addAttribute("chart", curves.of(board));
    model.addAttribute("distribution", distribution(board));
    model.addAttribute(
        "privateScores", privateScores.visibleTo(member, competition, Board.bests(all)));
    model.addAttribute("crumbs", crumbs(member, competition, locale));
    return "standings";
  }

  /** What this reader may see of the board, as a file. */
  @GetMapping("/courses/{course}/competitions/{competition}/board.csv")
  ResponseEntity<byte[]> csv(
      Membership member, @PathVariable("competition") String slug, Locale locale) {
    Competition competition = competitions.competition(member, slug);
    Csv table = file.of(boards.board(member, competition), locale);
    var disposition =
        ContentDisposition.attachment()
            .filename(member.course().slug() + "-" + slug + ".csv", StandardCharsets.UTF_8)
            .build();
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
        .body(table.bytes());
  }

  private static Distribution distribution(Board board) {
    Row mine = board.mine();
    Double own =
        mine == null || mine.rank() == null || mine.score() == null ? null : mine.score().value();
    return Distribution.of(board.scores(), own, board.settings());
  }

  private static Show shown(@Nullable String name) {
    return Arrays.stream(Show.values())
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElse(Show.ALL);
  }

  private static String url(String path, String q, Show show) {
    return UriComponentsBuilder.fromPath(path + "/board")
        .queryParam("q", "{q}")
        .queryParam("show", "{show}")
        .encode()
        .buildAndExpand(q, show)
        .toUriString();
  }

  private static List<Crumb> crumbs(Membership member, Competition competition, Locale locale) {
    return List.of(
        new Crumb(member.course().title().in(locale), member.course().path()),
        new Crumb(competition.title().in(locale), competition.path(member)));
  }
}
