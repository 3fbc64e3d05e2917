package dev.touchstone.server.schedule;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Method;
import biweekly.util.Duration;
import dev.touchstone.server.account.Account;
import dev.touchstone.server.account.Accounts;
import dev.touchstone.server.account.SignInLinks;
import dev.touchstone.server.account.SignedIn;
import dev.touchstone.server.course.CourseAccess;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.schedule.DueDates.Due;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Everybody's dates as a calendar that other programs fetch. Those programs cannot sign in, so the
 * address itself is the secret; it opens dates and titles and nothing else, and a new one ends it.
 */
@Component
class CalendarFeeds {

  private final JdbcClient jdbc;
  private final Accounts accounts;
  private final CourseAccess courses;
  private final DueDates dueDates;
  private final Schedule schedule;
  private final MessageSource words;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  CalendarFeeds(
      JdbcClient jdbc,
      Accounts accounts,
      CourseAccess courses,
      DueDates dueDates,
      Schedule schedule,
      MessageSource words,
      Clock clock) {
    this.jdbc = jdbc;
    this.accounts = accounts;
    this.courses = courses;
    this.dueDates = dueDates;
    this.schedule = schedule;
    this.words = words;
    this.clock = clock;
  }

  /** The path of somebody's calendar, if they ever asked for one. */
  Optional<String> path(long accountId) {
    return jdbc.sql(
            "select '/calendar/' || token || '.ics' from calendar_feed where account_id = ?")
        .param(accountId)
        .query(String.class)
        .optional();
  }

  /** Gives somebody an address, or another one in place of theirs. */
  @Transactional
  public void renew(long accountId) {
    jdbc.sql(
            """
            insert into calendar_feed (account_id, token, made_at) values (:account, :token, :now)
            on conflict (account_id) do update set token = :token, made_at = :now
            """)
        .param("account", accountId)
        .param("token", SignInLinks.token(random))
        .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .update();
  }

  /** The calendar at that address, if there is one and its owner may still come in. */
  @Transactional(readOnly = true)
  public Optional<String> read(String token, String server, Locale locale) {
    return jdbc.sql("select account_id from calendar_feed where token = ?")
        .param(token)
        .query(Long.class)
        .optional()
        .flatMap(accounts::findById)
        .filter(account -> !account.isLocked())
        .map(account -> write(account, server, locale));
  }

  private String write(Account account, String server, Locale locale) {
    var calendar = new ICalendar();
    calendar.setProductId("-//Touchstone//Course calendar//" + locale.getLanguage());
    calendar.setVersion(ICalVersion.V2_0);
    calendar.setMethod(Method.publish());
    calendar.setName(words.getMessage("layout.brand", null, locale));
    calendar.setRefreshInterval(Duration.builder().hours(4).build());
    // Only courses they are in: an administrator's calendar is not that of the whole university.
    var person = new SignedIn(account.id(), account.name(), account.displayName(), false);
    courses.memberships(person).stream()
        .filter(member -> !member.course().isArchived())
        .forEach(member -> add(calendar, member, server, locale));
    return Biweekly.write(calendar).go();
  }

  private void add(ICalendar calendar, Membership member, String server, Locale locale) {
    String course = member.course().title().in(locale);
    for (Due due : dueDates.of(member)) {
      String summary =
          words.getMessage(
              "schedule.ics.due", new Object[] {due.title().in(locale), course}, locale);
      VEvent event = event(due.key(), due.at(), due.at(), summary);
      event.setUrl(server + due.path());
      calendar.addEvent(event);
    }
    for (Week week : schedule.weeks(member.course())) {
      int number = 0;
      for (Lecture lecture : week.lectures()) {
        String summary =
            words.getMessage(
                "schedule.ics.lecture", new Object[] {course, week.topic().in(locale)}, locale);
        VEvent event =
            event(
                "lecture-" + week.id() + "-" + number++,
                lecture.startsAt(),
                lecture.endsAt(),
                summary);
        event.setLocation(lecture.place());
        event.setUrl(server + member.course().path() + "/schedule");
        calendar.addEvent(event);
      }
    }
  }

  private VEvent event(String key, Instant from, Instant to, String summary) {
    var event = new VEvent();
    event.setUid(key + "@touchstone");
    event.setDateTimeStamp(Date.from(clock.instant()));
    event.setDateStart(Date.from(from));
    // A moment at which something is due has no end of its own.
    if (to.isAfter(from)) {
      event.setDateEnd(Date.from(to));
    }
    event.setSummary(summary);
    return event;
  }
}
