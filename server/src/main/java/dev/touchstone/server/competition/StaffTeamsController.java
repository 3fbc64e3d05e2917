package dev.touchstone.server.competition;

import dev.touchstone.server.course.Crumb;
import dev.touchstone.server.course.Membership;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A competition's teams, for its staff. */
@Controller
class StaffTeamsController {

  private static final String TEAMS = "/courses/{course}/competitions/{competition}/teams";

  private final CompetitionAccess competitions;
  private final StaffTeams teams;

  StaffTeamsController(CompetitionAccess competitions, StaffTeams teams) {
    this.competitions = competitions;
    this.teams = teams;
  }

  @GetMapping(TEAMS)
  String show(
      Membership member, @PathVariable("competition") String slug, Locale locale, Model model) {
    return page(member, competitions.competition(member.staffOnly(), slug), locale, model);
  }

  @PostMapping(TEAMS + "/{team}/disqualify")
  Object disqualify(
      Membership member,
      @PathVariable("competition") String slug,
      @PathVariable long team,
      @RequestParam String reason,
      Locale locale,
      Model model) {
    Competition competition = competitions.competition(member.staffOnly(), slug);
    try {
      teams.disqualify(member, competition, team, reason);
      return "redirect:" + competition.path(member) + "/teams";
    } catch (RefusedTeamException refused) {
      model.addAttribute("refused", refused);
      String view = page(member, competition, locale, model);
      return new ModelAndView(view, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }

  @PostMapping(TEAMS + "/{team}/reinstate")
  String reinstate(
      Membership member, @PathVariable("competition") String slug, @PathVariable long team) {
    Competition competition = competitions.competition(member.staffOnly(), slug);
    teams.reinstate(member, competition, team);
    return "redirect:" + competition.path(member) + "/teams";
  }

  private String page(Membership member, Competition competition, Locale locale, Model model) {
    model.addAttribute("competition", competition);
    model.addAttribute("path", competition.path(member));
    model.addAttribute("teams", teams.of(member, competition));
    model.addAttribute("probing", teams.probing(member, competition));
    model.addAttribute(
        "crumbs",
        List.of(
            new Crumb(member.course().title().in(locale), member.course().path()),
            new Crumb(competition.title().in(locale), competition.path(member))));
    return "competition-teams";
  }
}
