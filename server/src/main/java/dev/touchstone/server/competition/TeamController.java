package dev.touchstone.server.competition;

import dev.touchstone.server.course.Crumb;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A student's own team: who is in it, who is asked, and which of its entries count. */
@Controller
class TeamController {

  private static final String TEAM = "/courses/{course}/competitions/{competition}/team";

  private final CompetitionAccess competitions;
  private final Teams teams;
  private final TeamDesk desk;
  private final MergeDesk mergers;
  private final TeamPeople people;
  private final TeamRequests requests;
  private final TeamEvents events;
  private final Picks picks;
  private final Publications publications;
  private final Clock clock;

  TeamController(
      CompetitionAccess competitions,
      Teams teams,
      TeamDesk desk,
      MergeDesk mergers,
      TeamPeople people,
      TeamRequests requests,
      TeamEvents events,
      Picks picks,
      Publications publications,
      Clock clock) {
    this.competitions = competitions;
    this.teams = teams;
    this.desk = desk;
    this.mergers = mergers;
    this.people = people;
    this.requests = requests;
    this.events = events;
    this.picks = picks;
    this.publications = publications;
    this.clock = clock;
  }

  @GetMapping(TEAM)
  String show(
      Membership member, @PathVariable("competition") String slug, Locale locale, Model model) {
    return page(member, students(member, slug), locale, model);
  }

  @PostMapping(TEAM)
  Object name(
      Membership member,
      @PathVariable("competition") String slug,
      @RequestParam String name,
      @RequestParam(defaultValue = "") String nickname,
      Locale locale,
      Model model) {
    return attempt(
        member,
        slug,
        (who, competition) -> {
          TeamName called = TeamName.of(name, nickname);
          if (own(who, competition).isPresent()) {
            desk.rename(who, competition, called);
          } else {
            desk.found(who, competition, called);
          }
        },
        locale,
        model);
  }

  @PostMapping(TEAM + "/invitations")
  Object invite(
      Membership member,
      @PathVariable("competition") String slug,
      @RequestParam String account,
      Locale locale,
      Model model) {
    return attempt(member, slug, (who, c) -> desk.invite(who, c, account), locale, model);
  }

  @PostMapping(TEAM + "/mergers")
  Object offer(
      Membership member,
      @PathVariable("competition") String slug,
      @RequestParam String account,
      Locale locale,
      Model model) {
    return attempt(member, slug, (who, c) -> mergers.offer(who, c, account), locale, model);
  }

  @PostMapping(TEAM + "/invitations/{request}")
  Object answer(
      Membership member,
      @PathVariable("competition") String slug,
      @PathVariable long request,
      @RequestParam boolean accept,
      Locale locale,
      Model model) {
    BiConsumer<Membership, Competition> answer =
        accept ? (who, c) -> desk.accept(who, c, request) : (w, c) -> desk.decline(w, c, request);
    return attempt(member, slug, answer, locale, model);
  }

  @PostMapping(TEAM + "/mergers/{request}")
  Object merge(
      Membership member,
      @PathVariable("competition") String slug,
      @PathVariable long request,
      @RequestParam boolean accept,
      Locale locale,
      Model model) {
    BiConsumer<Membership, Competition> answer =
        accept
            ? (who, c) -> mergers.accept(who, c, request)
            : (who, c) -> mergers.decline(who, c, request);
    return attempt(member, slug, answer, locale, model);
  }

  @PostMapping(TEAM + "/requests/{request}/withdraw")
  Object withdraw(
      Membership member,
      @PathVariable("competition") String slug,
      @PathVariable long request,
      Locale locale,
      Model model) {
    return attempt(member, slug, (who, c) -> desk.withdraw(who, c, request), locale, model);
  }

  @PostMapping(TEAM + "/leave")
  Object leave(
      Membership member, @PathVariable("competition") String slug, Locale locale, Model model) {
    return attempt(member, slug, desk::leave, locale, model);
  }

  @PostMapping(TEAM + "/picks/{entry}")
  Object pick(
      Membership member,
      @PathVariable("competition") String slug,
      @PathVariable UUID entry,
      @RequestParam boolean pick,
      Locale locale,
      Model model) {
    BiConsumer<Membership, Competition> choice =
        pick ? (who, c) -> picks.pick(who, c, entry) : (who, c) -> picks.unpick(who, c, entry);
    return attempt(member, slug, choice, locale, model);
  }

  @PostMapping(TEAM + "/published/{entry}")
  Object publish(
      Membership member,
      @PathVariable("competition") String slug,
      @PathVariable UUID entry,
      @RequestParam boolean publish,
      Locale locale,
      Model model) {
    BiConsumer<Membership, Competition> choice =
        publish
            ? (who, c) -> publications.publish(who, c, entry)
            : (who, c) -> publications.takeBack(who, c, entry);
    return attempt(member, slug, choice, locale, model);
  }

  private Object attempt(
      Membership member,
      String slug,
      BiConsumer<Membership, Competition> action,
      Locale locale,
      Model model) {
    Competition competition = students(member, slug);
    try {
      action.accept(member, competition);
      return "redirect:" + competition.path(member) + "/team";
    } catch (RefusedTeamException refused) {
      model.addAttribute("refused", refused);
      String view = page(member, competition, locale, model);
      return new ModelAndView(view, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }

  /** Staff do not compete, so there is no team of theirs. */
  private Competition students(Membership member, String slug) {
    if (member.isStaff()) {
      throw new NotHereException("team of staff in " + slug);
    }
    return competitions.competition(member, slug);
  }

  private Optional<Team> own(Membership member, Competition competition) {
    return teams.findByMember(competition.id(), member.accountId());
  }

  private String page(Membership member, Competition competition, Locale locale, Model model) {
    Instant now = clock.instant();
    @Nullable Team team = own(member, competition).orElse(null);
    model.addAttribute("competition", competition);
    model.addAttribute("rules", competition.rules());
    model.addAttribute("path", competition.path(member));
    model.addAttribute("open", competition.isOpen(now));
    model.addAttribute("merging", competition.isOpen(now) && competition.rules().allowsMerges(now));
    model.addAttribute("invitations", requests.invitationsTo(competition, member.accountId()));
    model.addAttribute("team", team);
    if (team != null) {
      addTeam(team, model);
    }
    model.addAttribute("crumbs", crumbs(member, competition, locale));
    return "team";
  }

  private void addTeam(Team team, Model model) {
    List<Picks.Own> entries = picks.of(team);
    model.addAttribute("people", people.of(team));
    model.addAttribute("invited", requests.invitationsOf(team));
    model.addAttribute("offered", requests.mergersOfferedBy(team));
    model.addAttribute("offers", requests.mergersOfferedTo(team));
    model.addAttribute("entries", entries);
    model.addAttribute("chosen", entries.stream().anyMatch(Picks.Own::picked));
    model.addAttribute("events", events.of(team));
  }

  private static List<Crumb> crumbs(Membership member, Competition competition, Locale locale) {
    return List.of(
        new Crumb(member.course().title().in(locale), member.course().path()),
        new Crumb(competition.title().in(locale), competition.path(member)));
  }
}
