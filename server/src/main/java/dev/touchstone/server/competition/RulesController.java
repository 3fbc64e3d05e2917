package dev.touchstone.server.competition;

import dev.touchstone.server.course.Crumb;
import dev.touchstone.server.course.Membership;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** By what a competition is held: published from its first day, the rule of the points included. */
@Controller
class RulesController {

  private final CompetitionAccess competitions;

  RulesController(CompetitionAccess competitions) {
    this.competitions = competitions;
  }

  @GetMapping("/courses/{course}/competitions/{competition}/rules")
  String show(
      Membership member, @PathVariable("competition") String slug, Locale locale, Model model) {
    Competition competition = competitions.competition(member, slug);
    model.addAttribute("competition", competition);
    model.addAttribute("rules", competition.rules());
    model.addAttribute("marks", competition.marks());
    model.addAttribute("metric", competition.metric());
    model.addAttribute(
        "crumbs",
        List.of(
            new Crumb(member.course().title().in(locale), member.course().path()),
            new Crumb(competition.title().in(locale), competition.path(member))));
    return "competition-rules";
  }
}
