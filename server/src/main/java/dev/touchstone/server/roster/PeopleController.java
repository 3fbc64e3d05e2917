package dev.touchstone.server.roster;

import dev.touchstone.server.account.Account;
import dev.touchstone.server.account.Accounts;
import dev.touchstone.server.course.Crumb;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.Role;
import dev.touchstone.server.course.Sections;
import dev.touchstone.server.roster.People.Person;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/** Who is in the course: for TAs to read, for instructors to see to. */
@Controller
@RequestMapping("/courses/{course}/people")
class PeopleController {

  private static final int PAGE_SIZE = 50;

  private final People people;
  private final RosterDesk desk;
  private final Erasure erasure;
  private final Sections sections;
  private final Accounts accounts;
  private final MessageSource words;

  PeopleController(
      People people,
      RosterDesk desk,
      Erasure erasure,
      Sections sections,
      Accounts accounts,
      MessageSource words) {
    this.people = people;
    this.desk = desk;
    this.erasure = erasure;
    this.sections = sections;
    this.accounts = accounts;
    this.words = words;
  }

  @GetMapping
  String list(
      Membership member,
      @RequestParam(defaultValue = "") String called,
      @RequestParam(required = false) @Nullable Role role,
      @RequestParam(required = false) @Nullable Long section,
      @RequestParam(defaultValue = "0") int page,
      Locale locale,
      Model model) {
    List<Person> all = people.of(member.staffOnly());
    List<Person> found =
        all.stream()
            .filter(person -> person.isCalled(called))
            .filter(person -> role == null || person.role() == role)
            .filter(person -> section == null || section.equals(person.sectionId()))
            .toList();
    int pages = Math.max(1, Math.ceilDiv(found.size(), PAGE_SIZE));
    int number = Math.clamp(page, 0, pages - 1);
    model.addAttribute(
        "people",
        found.subList(number * PAGE_SIZE, Math.min((number + 1) * PAGE_SIZE, found.size())));
    model.addAttribute("found", found.size());
    model.addAttribute("all", all.size());
    model.addAttribute("page", number);
    model.addAttribute("pages", pages);
    model.addAttribute("called", called);
    model.addAttribute("role", role);
    model.addAttribute("section", section);
    model.addAttribute("sections", sections.of(member.course()));
    model.addAttribute("roles", Role.values());
    model.addAttribute(
        "waiting",
        member.isInstructor()
            ? all.stream().filter(person -> !person.signsIn() && person.managed()).count()
            : 0);
    model.addAttribute(
        "url",
        UriComponentsBuilder.fromPath(path(member))
            .queryParam("called", "{called}")
            .queryParam("role", role == null ? "" : role.name())
            .queryParam("section", section == null ? "" : section)
            .encode()
            .buildAndExpand(called)
            .toUriString());
    model.addAttribute("crumbs", List.of(crumb(member, locale)));
    return "people";
  }

  @GetMapping("/{account:\\d+}")
  String show(Membership member, @PathVariable long account, Locale locale, Model model) {
    return page(member, account, locale, model);
  }

  @PostMapping("/{account:\\d+}/role")
  Object appoint(
      Membership member,
      @PathVariable long account,
      @RequestParam String version,
      @RequestParam Role role,
      @RequestParam(required = false) @Nullable Long section,
      @RequestParam(required = false) @Nullable Set<Long> limits,
      Locale locale,
      RedirectAttributes after,
      Model model) {
    member.instructorOnly();
    Set<Long> own =
        sections.of(member.course()).stream().map(Sections.Section::id).collect(Collectors.toSet());
    Set<Long> chosen =
        Stream.ofNullable(limits)
            .flatMap(Set::stream)
            .filter(own::contains)
            .collect(Collectors.toSet());
    @Nullable Long seat = section != null && own.contains(section) ? section : null;
    return doing(
        member,
        account,
        () -> desk.appoint(member, account, version, role, seat, chosen),
        "people.said.role",
        locale,
        after,
        model);
  }

  @PostMapping("/{account:\\d+}/name")
  Object describe(
      Membership member,
      @PathVariable long account,
      @RequestParam String displayName,
      @RequestParam(defaultValue = "") String number,
      @RequestParam(defaultValue = "") String email,
      Locale locale,
      RedirectAttributes after,
      Model model) {
    return doing(
        member,
        account,
        () -> describe(member, account, Cells.text(displayName), number, email),
        "people.said.name",
        locale,
        after,
        model);
  }

  private void describe(Membership member, long account, String name, String number, String email) {
    desk.managed(member, account);
    @Nullable String code = Cells.code(number);
    @Nullable String mail = Cells.code(email);
    if (name.isEmpty() || name.length() > 80) {
      throw new RefusedRosterException("name");
    }
    if (code != null && !Account.NUMBER.matcher(code).matches()) {
      throw new RefusedRosterException("number.wrong");
    }
    if (mail != null && !mail.matches("[^@\\s]{1,100}@[^@\\s]{1,98}")) {
      throw new RefusedRosterException("email");
    }
    desk.describe(member, accounts.findById(account).orElseThrow(), name, code, mail);
  }

  /** The link is on the answer to this request and nowhere else. */
  @PostMapping("/{account:\\d+}/link")
  Object link(Membership member, @PathVariable long account, Locale locale, Model model) {
    try {
      model.addAttribute("link", absolute(desk.link(member.instructorOnly(), account)));
      return page(member, account, locale, model);
    } catch (RefusedRosterException refused) {
      return refused(member, account, refused, locale, model);
    }
  }

  @PostMapping("/{account:\\d+}/lock")
  Object lock(
      Membership member,
      @PathVariable long account,
      @RequestParam boolean locked,
      Locale locale,
      RedirectAttributes after,
      Model model) {
    return doing(
        member,
        account,
        () -> desk.lock(member.instructorOnly(), account, locked),
        locked ? "people.said.locked" : "people.said.unlocked",
        locale,
        after,
        model);
  }

  @PostMapping("/{account:\\d+}/remove")
  Object remove(
      Membership member,
      @PathVariable long account,
      Locale locale,
      RedirectAttributes after,
      Model model) {
    try {
      desk.remove(member.instructorOnly(), account);
      after.addFlashAttribute("said", "people.said.removed");
      return "redirect:" + path(member);
    } catch (RefusedRosterException refused) {
      return refused(member, account, refused, locale, model);
    }
  }

  @PostMapping("/{account:\\d+}/erase")
  Object erase(
      Membership member,
      @PathVariable long account,
      @RequestParam(defaultValue = "") String confirmed,
      Locale locale,
      RedirectAttributes after,
      Model model) {
    return doing(
        member,
        account,
        () -> erasure.forget(member.instructorOnly(), account, confirmed),
        "people.said.erased",
        locale,
        after,
        model);
  }

  private Object doing(
      Membership member,
      long account,
      Runnable act,
      String said,
      Locale locale,
      RedirectAttributes after,
      Model model) {
    member.instructorOnly();
    try {
      act.run();
      after.addFlashAttribute("said", said);
      return "redirect:" + path(member) + "/" + account;
    } catch (RefusedRosterException refused) {
      return refused(member, account, refused, locale, model);
    }
  }

  private ModelAndView refused(
      Membership member, long account, RefusedRosterException refused, Locale locale, Model model) {
    model.addAttribute("refused", refused);
    return new ModelAndView(
        page(member, account, locale, model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private String page(Membership member, long account, Locale locale, Model model) {
    Person person = people.get(member.staffOnly(), account);
    model.addAttribute("person", person);
    model.addAttribute("self", path(member) + "/" + account);
    model.addAttribute("sections", sections.of(member.course()));
    model.addAttribute(
        "limits", person.limits() == null ? Set.of() : Set.of(person.limits().split(",")));
    model.addAttribute("roles", Role.values());
    model.addAttribute("siteAdmin", people.isSiteAdmin(member.accountId()));
    model.addAttribute("me", account == member.accountId());
    model.addAttribute(
        "crumbs",
        List.of(
            crumb(member, locale),
            new Crumb(words.getMessage("people.title", null, locale), path(member))));
    return "person";
  }

  static String absolute(String path) {
    return ServletUriComponentsBuilder.fromCurrentContextPath().path(path).build().toUriString();
  }

  static Crumb crumb(Membership member, Locale locale) {
    return new Crumb(member.course().title().in(locale), member.course().path());
  }

  static String path(Membership member) {
    return member.course().path() + "/people";
  }
}
