package dev.touchstone.server.schedule;

import dev.touchstone.server.course.Course;
import dev.touchstone.server.course.Crumb;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.markdown.Markdown;
import dev.touchstone.server.schedule.DueDates.Due;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The course page, for everybody in the course. */
@Controller
class ScheduleController {

  private static final int ANNOUNCEMENTS = 30;

  /**
   * A week as a page shows it.
   *
   * @param reading HTML
   * @param now whether today is in it
   */
  record Shown(Week week, String reading, List<Due> due, boolean now) {}

  /** An announcement as a page shows it; the body is HTML. */
  record Told(Announcements.Announcement announcement, String body) {}

  private final Schedule schedule;
  private final Announcements announcements;
  private final DueDates dueDates;
  private final CalendarFeeds feeds;
  private final Markdown markdown;
  private final Clock clock;

  ScheduleController(
      Schedule schedule,
      Announcements announcements,
      DueDates dueDates,
      CalendarFeeds feeds,
      Markdown markdown,
      Clock clock) {
    this.schedule = schedule;
    this.announcements = announcements;
    this.dueDates = dueDates;
    this.feeds = feeds;
    this.markdown = markdown;
    this.clock = clock;
  }

  @GetMapping("/courses/{course}/schedule")
  String show(Membership member, Locale locale, Model model) {
    Course course = member.course();
    CoursePage page = schedule.page(course);
    model.addAttribute("weeks", weeks(member, locale));
    model.addAttribute(
        "announcements",
        announcements.latest(course, ANNOUNCEMENTS).stream()
            .map(one -> new Told(one, html(new Both(one.body().zh(), one.body().en()), locale)))
            .toList());
    model.addAttribute("books", html(page.books(), locale));
    model.addAttribute("hours", html(page.hours(), locale));
    model.addAttribute(
        "calendar",
        feeds
            .path(member.accountId())
            .map(
                path ->
                    ServletUriComponentsBuilder.fromCurrentContextPath()
                        .path(path)
                        .queryParam("lang", locale.getLanguage())
                        .build()
                        .toUriString())
            .orElse(null));
    model.addAttribute("crumbs", List.of(new Crumb(course.title().in(locale), course.path())));
    return "schedule";
  }

  private List<Shown> weeks(Membership member, Locale locale) {
    List<Due> due = dueDates.of(member);
    LocalDate today = LocalDate.ofInstant(clock.instant(), member.course().zone());
    return schedule.weeks(member.course()).stream()
        .map(
            week ->
                new Shown(
                    week,
                    html(week.reading(), locale),
                    due.stream().filter(one -> week.has(day(member, one))).toList(),
                    week.has(today)))
        .toList();
  }

  private static LocalDate day(Membership member, Due due) {
    return LocalDate.ofInstant(due.at(), member.course().zone());
  }

  // What was written in one language only is shown in it rather than not at all.
  private String html(Both text, Locale locale) {
    String shown = text.in(locale);
    return shown.isBlank() ? "" : markdown.html(shown);
  }
}
