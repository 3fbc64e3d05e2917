package dev.touchstone.server.schedule;

import dev.touchstone.reference.Text;
import dev.touchstone.server.course.Crumb;
import dev.touchstone.server.course.Membership;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Staff write the course page here. What was typed is on the page again whatever came of it; where
 * somebody else saved in between, theirs is shown beside it, and saving once more is deliberate.
 */
@Controller
@RequestMapping("/courses/{course}/schedule")
class ScheduleEditController {

  /** A text in both languages with a heading (announcements), or two texts (books and hours). */
  record Form(String firstZh, String firstEn, String secondZh, String secondEn, int version) {

    Both first() {
      return new Both(firstZh.strip(), firstEn.strip());
    }

    Both second() {
      return new Both(secondZh.strip(), secondEn.strip());
    }

    /** Of an announcement. */
    Text title() {
      return new Text(firstZh, firstEn);
    }

    Text body() {
      return new Text(secondZh, secondEn);
    }

    Form atVersion(int newer) {
      return new Form(firstZh, firstEn, secondZh, secondEn, newer);
    }

    /** Of an announcement: what was typed in one language only is said in it to everybody. */
    Form announced() {
      return new Form(
          either(firstZh, firstEn),
          either(firstEn, firstZh),
          WeekForm.checked(either(secondZh, secondEn)),
          WeekForm.checked(either(secondEn, secondZh)),
          version);
    }

    private static String either(String one, String other) {
      return one.isBlank() ? other.strip() : one.strip();
    }
  }

  private final Schedule schedule;
  private final Announcements announcements;
  private final MessageSource words;
  private final Clock clock;

  ScheduleEditController(
      Schedule schedule, Announcements announcements, MessageSource words, Clock clock) {
    this.schedule = schedule;
    this.announcements = announcements;
    this.words = words;
    this.clock = clock;
  }

  @GetMapping("/weeks/new")
  String newWeek(Membership member, Locale locale, Model model) {
    List<Week> weeks = schedule.weeks(member.staffOnly().course());
    LocalDate next =
        weeks.isEmpty()
            ? LocalDate.ofInstant(clock.instant(), member.course().zone())
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
            : weeks.getLast().startsOn().plusDays(7);
    return week(member, null, WeekForm.blank(next), locale, model);
  }

  @GetMapping("/weeks/{id:\\d+}")
  String week(Membership member, @PathVariable long id, Locale locale, Model model) {
    Week week = schedule.week(member.staffOnly().course(), id);
    return week(member, id, WeekForm.of(week, member.course().zone()), locale, model);
  }

  @PostMapping("/weeks/new")
  Object addWeek(Membership member, @ModelAttribute WeekForm form, Locale locale, Model model) {
    member.staffOnly();
    try {
      schedule.add(member, form);
      return back(member);
    } catch (RefusedPageException refused) {
      return refused(week(member, null, form, locale, model), refused, model);
    }
  }

  @PostMapping("/weeks/{id:\\d+}")
  Object changeWeek(
      Membership member,
      @PathVariable long id,
      @ModelAttribute WeekForm form,
      Locale locale,
      Model model) {
    Week before = schedule.week(member.staffOnly().course(), id);
    try {
      if (schedule.change(member, id, form)) {
        return back(member);
      }
      model.addAttribute("theirs", WeekForm.of(before, member.course().zone()));
      return meanwhile(week(member, id, form.atVersion(before.version()), locale, model), model);
    } catch (RefusedPageException refused) {
      return refused(week(member, id, form, locale, model), refused, model);
    }
  }

  @PostMapping("/weeks/{id:\\d+}/remove")
  String removeWeek(Membership member, @PathVariable long id) {
    schedule.remove(member, id);
    return back(member);
  }

  private String week(
      Membership member, @Nullable Long id, WeekForm form, Locale locale, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("id", id);
    crumbs(member, locale, model);
    return "schedule-week";
  }

  @GetMapping("/about")
  String about(Membership member, Locale locale, Model model) {
    return about(member, form(schedule.page(member.staffOnly().course())), locale, model);
  }

  @PostMapping("/about")
  Object saveAbout(Membership member, @ModelAttribute Form form, Locale locale, Model model) {
    member.staffOnly();
    try {
      if (schedule.save(member, new CoursePage(form.first(), form.second(), form.version()))) {
        return back(member);
      }
      CoursePage theirs = schedule.page(member.course());
      model.addAttribute("theirs", form(theirs));
      return meanwhile(about(member, form.atVersion(theirs.version()), locale, model), model);
    } catch (RefusedPageException refused) {
      return refused(about(member, form, locale, model), refused, model);
    }
  }

  private static Form form(CoursePage page) {
    return new Form(
        page.books().zh(), page.books().en(), page.hours().zh(), page.hours().en(), page.version());
  }

  private String about(Membership member, Form form, Locale locale, Model model) {
    model.addAttribute("kind", "about");
    model.addAttribute("action", member.course().path() + "/schedule/about");
    return texts(member, form, locale, model);
  }

  @GetMapping("/announcements/new")
  String newAnnouncement(Membership member, Locale locale, Model model) {
    return announcement(member.staffOnly(), "new", new Form("", "", "", "", 0), locale, model);
  }

  @GetMapping("/announcements/{id:\\d+}")
  String announcement(Membership member, @PathVariable long id, Locale locale, Model model) {
    return announcement(member, String.valueOf(id), form(member.staffOnly(), id), locale, model);
  }

  @PostMapping("/announcements/new")
  Object announce(Membership member, @ModelAttribute Form form, Locale locale, Model model) {
    member.staffOnly();
    try {
      Form told = titled(form);
      announcements.add(member, told.title(), told.body());
      return back(member);
    } catch (RefusedPageException refused) {
      return refused(announcement(member, "new", form, locale, model), refused, model);
    }
  }

  @PostMapping("/announcements/{id:\\d+}")
  Object change(
      Membership member,
      @PathVariable long id,
      @ModelAttribute Form form,
      Locale locale,
      Model model) {
    Form theirs = form(member.staffOnly(), id);
    String own = String.valueOf(id);
    try {
      Form told = titled(form);
      if (announcements.change(member, id, told.title(), told.body(), form.version())) {
        return back(member);
      }
      model.addAttribute("theirs", theirs);
      return meanwhile(
          announcement(member, own, form.atVersion(theirs.version()), locale, model), model);
    } catch (RefusedPageException refused) {
      return refused(announcement(member, own, form, locale, model), refused, model);
    }
  }

  @PostMapping("/announcements/{id:\\d+}/remove")
  String remove(Membership member, @PathVariable long id) {
    announcements.remove(member, id);
    return back(member);
  }

  private static Form titled(Form form) {
    Form told = form.announced();
    if (told.secondZh().isEmpty()) {
      throw new RefusedPageException("text", "");
    }
    if (told.firstZh().isEmpty()
        || told.firstZh().length() > 200
        || told.firstEn().length() > 200) {
      throw new RefusedPageException("title", "");
    }
    return told;
  }

  private Form form(Membership member, long id) {
    var one = announcements.get(member.course(), id);
    return new Form(
        one.title().zh(), one.title().en(), one.body().zh(), one.body().en(), one.version());
  }

  private String announcement(Membership member, String id, Form form, Locale locale, Model model) {
    model.addAttribute("kind", "announcement");
    model.addAttribute("action", member.course().path() + "/schedule/announcements/" + id);
    model.addAttribute("removable", !id.equals("new"));
    return texts(member, form, locale, model);
  }

  private String texts(Membership member, Form form, Locale locale, Model model) {
    model.addAttribute("form", form);
    crumbs(member, locale, model);
    return "schedule-texts";
  }

  private void crumbs(Membership member, Locale locale, Model model) {
    model.addAttribute(
        "crumbs",
        List.of(
            new Crumb(member.course().title().in(locale), member.course().path()),
            new Crumb(
                words.getMessage("schedule.title", null, locale),
                member.course().path() + "/schedule")));
  }

  private static String back(Membership member) {
    return "redirect:" + member.course().path() + "/schedule";
  }

  private static ModelAndView refused(String view, RefusedPageException refused, Model model) {
    model.addAttribute("refused", refused);
    return new ModelAndView(view, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private static ModelAndView meanwhile(String view, Model model) {
    return new ModelAndView(view, model.asMap(), HttpStatus.CONFLICT);
  }
}
