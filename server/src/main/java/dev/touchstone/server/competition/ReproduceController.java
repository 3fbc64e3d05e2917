package dev.touchstone.server.competition;

import dev.touchstone.server.competition.EntryReceipts.Receipt;
import dev.touchstone.server.course.Crumb;
import dev.touchstone.server.course.Membership;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The receipt behind a row of the board, and for staff the replay. */
@Controller
class ReproduceController {

  private static final String RECEIPT =
      "/courses/{course}/competitions/{competition}/receipts/{entry}";

  private final CompetitionAccess competitions;
  private final EntryReceipts receipts;
  private final Replays replays;

  ReproduceController(CompetitionAccess competitions, EntryReceipts receipts, Replays replays) {
    this.competitions = competitions;
    this.receipts = receipts;
    this.replays = replays;
  }

  @GetMapping(RECEIPT)
  String show(
      Membership member,
      @PathVariable("competition") String slug,
      @PathVariable UUID entry,
      Locale locale,
      Model model) {
    Competition competition = competitions.competition(member, slug);
    Receipt receipt = receipts.of(member, competition, entry);
    model.addAttribute("competition", competition);
    model.addAttribute("path", competition.path(member));
    model.addAttribute("metric", competition.metric());
    model.addAttribute("receipt", receipt);
    model.addAttribute(
        "replays", member.isStaff() ? replays.of(member, receipt.entry()) : List.of());
    model.addAttribute(
        "crumbs",
        List.of(
            new Crumb(member.course().title().in(locale), member.course().path()),
            new Crumb(competition.title().in(locale), competition.path(member))));
    return "reproduce";
  }

  @PostMapping(RECEIPT + "/replays")
  String replay(
      Membership member, @PathVariable("competition") String slug, @PathVariable UUID entry) {
    Competition competition = competitions.competition(member.staffOnly(), slug);
    replays.ask(member, receipts.of(member, competition, entry).entry());
    return "redirect:" + competition.path(member) + "/receipts/" + entry;
  }
}
