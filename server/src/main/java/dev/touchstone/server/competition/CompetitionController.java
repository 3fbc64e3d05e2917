package dev.touchstone.server.competition;

import dev.touchstone.server.course.Crumb;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.grading.Changes;
import dev.touchstone.server.markdown.Markdown;
import dev.touchstone.server.submission.HandIn;
import dev.touchstone.server.submission.Received;
import dev.touchstone.server.submission.RefusedHandInException;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** A competition: the board, what is asked, the editor, and the reader's own entries. */
@Controller
class CompetitionController {

  /** How many rows of the board stand above the task. */
  private static final int HEAD = 10;

  private final CompetitionAccess competitions;
  private final Boards boards;
  private final PrivateScores privateScores;
  private final OwnEntries ownEntries;
  private final EntryDesk desk;
  private final Changes changes;
  private final Markdown markdown;
  private final Clock clock;

  CompetitionController(
      CompetitionAccess competitions,
      Boards boards,
      PrivateScores privateScores,
      OwnEntries ownEntries,
      EntryDesk desk,
      Changes changes,
      Markdown markdown,
      Clock clock) {
    this.competitions = competitions;
    this.boards = boards;
    this.privateScores = privateScores;
    this.ownEntries = ownEntries;
    this.desk = desk;
    this.changes = changes;
    this.markdown = markdown;
    this.clock = clock;
  }

  @GetMapping("/courses/{course}/competitions/{competition}")
  String show(
      Membership member, @PathVariable("competition") String slug, Locale locale, Model model) {
    Competition competition = competitions.competition(member, slug);
    model.addAttribute("form", UUID.randomUUID());
    return page(member, competition, null, locale, model);
  }

  /** The board's head alone, which an open page fetches again whenever it changed. */
  @GetMapping("/courses/{course}/competitions/{competition}/board/head")
  String head(Membership member, @PathVariable("competition") String slug, Model model) {
    addBoard(member, competitions.competition(member, slug), model);
    return "competition :: board";
  }

  @GetMapping("/courses/{course}/competitions/{competition}/events")
  SseEmitter events(Membership member, @PathVariable("competition") String slug) {
    // Whatever was missed before this stream, or between two streams, is fetched now.
    return changes.stream(competitions.competition(member, slug).id());
  }

  @PostMapping("/courses/{course}/competitions/{competition}/entries")
  Object handIn(
      Membership member,
      @PathVariable("competition") String slug,
      @RequestParam(required = false) @Nullable String code,
      @RequestParam(required = false) @Nullable MultipartFile file,
      @RequestParam UUID form,
      @RequestAttribute(Received.AT) Instant received,
      Locale locale,
      Model model)
      throws IOException {
    Competition competition = competitions.competition(member, slug);
    try {
      HandIn handIn = Uploads.handIn(competition, code, file);
      return "redirect:/entries/" + desk.accept(member, competition, handIn, form, received).id();
    } catch (RefusedHandInException refused) {
      model.addAttribute("form", form);
      model.addAttribute("refused", refused);
      String view = page(member, competition, code, locale, model);
      return new ModelAndView(view, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }

  private String page(
      Membership member,
      Competition competition,
      @Nullable String typed,
      Locale locale,
      Model model) {
    addBoard(member, competition, model);
    OwnEntries.View own = ownEntries.of(member, competition);
    model.addAttribute("statement", markdown.html(competition.statement().in(locale)));
    model.addAttribute("open", competition.isOpen(clock.instant()));
    model.addAttribute("takes", competition.takes(clock.instant()));
    model.addAttribute("quota", own.quota());
    model.addAttribute("own", own.entries());
    model.addAttribute("code", typed == null || typed.isBlank() ? own.code() : typed);
    model.addAttribute("kinds", Uploads.limits(competition));
    model.addAttribute("draftKey", member.accountId() + "/" + competition.id());
    model.addAttribute("crumbs", crumbs(member, competition, locale));
    return "competition";
  }

  private void addBoard(Membership member, Competition competition, Model model) {
    model.addAttribute("competition", competition);
    model.addAttribute("path", competition.path(member));
    model.addAttribute("metric", competition.metric());
    Board board = boards.board(member, competition);
    List<Board.Row> rows = board.head(HEAD);
    model.addAttribute("board", board);
    model.addAttribute("rows", rows);
    model.addAttribute(
        "privateScores", privateScores.visibleTo(member, competition, Board.bests(rows)));
  }

  private static List<Crumb> crumbs(Membership member, Competition competition, Locale locale) {
    return List.of(
        new Crumb(member.course().title().in(locale), member.course().path()),
        new Crumb(competition.title().in(locale), null));
  }
}
