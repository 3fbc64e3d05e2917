package dev.touchstone.server.roster;

import dev.touchstone.server.course.Crumb;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.Role;
import dev.touchstone.server.course.Sections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Sections and invitations: for instructors. */
@Controller
@RequestMapping("/courses/{course}/people")
class SectionsController {

  private final RosterDesk desk;
  private final Sections sections;
  private final Invites invites;
  private final MessageSource words;

  SectionsController(RosterDesk desk, Sections sections, Invites invites, MessageSource words) {
    this.desk = desk;
    this.sections = sections;
    this.invites = invites;
    this.words = words;
  }

  @GetMapping("/sections")
  String sections(Membership member, Locale locale, Model model) {
    crumbs(member.instructorOnly(), locale, model);
    model.addAttribute("sections", sections.of(member.course()));
    return "people-sections";
  }

  @PostMapping("/sections")
  Object open(
      Membership member,
      @RequestParam String name,
      Locale locale,
      RedirectAttributes after,
      Model model) {
    model.addAttribute("typed", name);
    return onSections(member, () -> desk.open(member, name), locale, after, model);
  }

  @PostMapping("/sections/{id}")
  Object rename(
      Membership member,
      @PathVariable long id,
      @RequestParam String was,
      @RequestParam String name,
      Locale locale,
      RedirectAttributes after,
      Model model) {
    model.addAttribute("renamed", id);
    model.addAttribute("typedName", name);
    return onSections(member, () -> desk.rename(member, id, was, name), locale, after, model);
  }

  @PostMapping("/sections/{id}/close")
  Object close(
      Membership member,
      @PathVariable long id,
      Locale locale,
      RedirectAttributes after,
      Model model) {
    return onSections(member, () -> desk.close(member, id), locale, after, model);
  }

  private Object onSections(
      Membership member, Runnable act, Locale locale, RedirectAttributes after, Model model) {
    member.instructorOnly();
    try {
      act.run();
      after.addFlashAttribute("said", "people.said.sections");
      return "redirect:" + PeopleController.path(member) + "/sections";
    } catch (RefusedRosterException refused) {
      model.addAttribute("refused", refused);
      return new ModelAndView(
          sections(member, locale, model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }

  @GetMapping("/invites")
  String invites(Membership member, Locale locale, Model model) {
    crumbs(member.instructorOnly(), locale, model);
    model.addAttribute("invites", invites.of(member));
    model.addAttribute("base", PeopleController.absolute(""));
    model.addAttribute("sections", sections.of(member.course()));
    model.addAttribute("roles", Role.values());
    model.asMap().putIfAbsent("most", "60");
    model.asMap().putIfAbsent("days", "14");
    return "people-invites";
  }

  @PostMapping("/invites")
  Object invite(
      Membership member,
      @RequestParam Role role,
      @RequestParam(required = false) @Nullable Long section,
      @RequestParam String most,
      @RequestParam String days,
      Locale locale,
      RedirectAttributes after,
      Model model) {
    member.instructorOnly();
    try {
      @Nullable Long own =
          sections.of(member.course()).stream()
              .map(Sections.Section::id)
              .filter(id -> id.equals(section))
              .findFirst()
              .orElse(null);
      invites.make(member, role, own, number(most), number(days));
      after.addFlashAttribute("said", "people.said.invite");
      return "redirect:" + PeopleController.path(member) + "/invites";
    } catch (RefusedRosterException refused) {
      model.addAttribute("refused", refused);
      model.addAttribute("most", most);
      model.addAttribute("days", days);
      return new ModelAndView(
          invites(member, locale, model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }

  @PostMapping("/invites/{id}/revoke")
  String revoke(Membership member, @PathVariable long id, RedirectAttributes after) {
    invites.revoke(member.instructorOnly(), id);
    after.addFlashAttribute("said", "people.said.revoked");
    return "redirect:" + PeopleController.path(member) + "/invites";
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private void crumbs(Membership member, Locale locale, Model model) {
    model.addAttribute(
        "crumbs",
        List.of(
            PeopleController.crumb(member, locale),
            new Crumb(
                words.getMessage("people.title", null, locale), PeopleController.path(member))));
  }
}
