package dev.touchstone.server.discussion;

import dev.touchstone.server.account.SignedIn;
import dev.touchstone.server.account.Welcomed;
import dev.touchstone.server.course.CourseAccess;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.discussion.Digest.Item;
import dev.touchstone.server.discussion.Digest.Section;
import dev.touchstone.server.discussion.Questions.Post;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/**
 * Sends, once a day, whoever asked for it what is new in the questions of their courses. That a
 * mail is being sent is written down and committed first, so that no two servers and no restart
 * make two of it; one that certainly did not go out is tried again, one of which nobody knows is
 * not, and what it would have said is in the next day's.
 */
@Component
class DigestMails {

  private static final Logger log = LoggerFactory.getLogger(DigestMails.class);

  private static final int MOST_TRIES = 5;
  private static final int MOST_OF_A_COURSE = 30;
  private static final Duration KEPT = Duration.ofDays(30);

  /** After a long time without a mail not everything is told. */
  private static final Duration AT_MOST = Duration.ofDays(7);

  /** Somebody who is to get one. */
  private record Subscriber(long accountId, String email, String language, String token) {}

  /** The time that a mail is about. */
  private record Span(Instant since, Instant until) {}

  private final JdbcClient jdbc;
  private final Questions questions;
  private final CourseAccess courses;
  private final Welcomed welcomed;
  private final MessageSource words;
  private final DigestLetter letter;
  private final @Nullable JavaMailSender sender;
  private final String url;
  private final int hour;
  private final ZoneId zone;
  private final Clock clock;

  /**
   * @param sender empty where no mail server is named
   * @param url where people reach this server
   * @param hour from which on the day's mail is sent
   */
  DigestMails(
      JdbcClient jdbc,
      Questions questions,
      CourseAccess courses,
      Welcomed welcomed,
      MessageSource words,
      DigestLetter letter,
      Optional<JavaMailSender> sender,
      @Value("${touchstone.url}") String url,
      @Value("${touchstone.digest.hour}") int hour,
      @Value("${touchstone.digest.zone}") ZoneId zone,
      Clock clock) {
    this.jdbc = jdbc;
    this.questions = questions;
    this.courses = courses;
    this.welcomed = welcomed;
    this.words = words;
    this.letter = letter;
    this.sender = sender.orElse(null);
    this.url = url.replaceFirst("/+$", "");
    this.hour = hour;
    this.zone = zone;
    this.clock = clock;
  }

  /** Whether this server sends mail at all. */
  boolean isOn() {
    return sender != null;
  }

  int hour() {
    return hour;
  }

  Optional<String> address(long accountId) {
    return jdbc.sql("select email from account where id = ? and email is not null")
        .param(accountId)
        .query(String.class)
        .optional();
  }

  /** Sends what is due and not sent yet. */
  void sendDue() {
    if (sender == null) {
      return;
    }
    jdbc.sql("delete from question_mail where tried_at < ?")
        .param(utc(clock.instant().minus(KEPT)))
        .update();
    LocalDate day = clock.instant().atZone(zone).minusHours(hour).toLocalDate();
    for (Subscriber subscriber : due(day)) {
      Optional<Span> begun = begin(subscriber, day);
      if (begun.isPresent()) {
        settle(subscriber, day, attempt(sender, subscriber, begun.get()));
      }
    }
  }

  private List<Subscriber> due(LocalDate day) {
    return jdbc.sql(
            """
            select digest.account_id, account.email, digest.language, digest.token
            from question_digest digest join account on account.id = digest.account_id
            where digest.wanted and account.email is not null and account.locked_at is null
              and not exists (
                select from question_mail mail
                where mail.account_id = digest.account_id and mail.day = :day
                  and (mail.state <> 'FAILED' or mail.tries >= :most))
            order by digest.account_id
            """)
        .param("day", day)
        .param("most", MOST_TRIES)
        .query(Subscriber.class)
        .list();
  }

  /** Writes down that it is being sent; empty if another server did. */
  private Optional<Span> begin(Subscriber subscriber, LocalDate day) {
    Instant now = clock.instant();
    return jdbc.sql(
            """
            insert into question_mail (account_id, day, since, until, state, tried_at)
            select :account, :day, greatest(:earliest, coalesce(
                (select max(until) from question_mail done
                 where done.account_id = :account and done.state in ('SENT', 'NOTHING')),
                :yesterday)), :now, 'BEGUN', :now
            on conflict (account_id, day) do update
              set state = 'BEGUN', tries = question_mail.tries + 1, until = excluded.until,
                tried_at = excluded.tried_at
              where question_mail.state = 'FAILED' and question_mail.tries < :most
            returning since, until
            """)
        .param("account", subscriber.accountId())
        .param("day", day)
        .param("earliest", utc(now.minus(AT_MOST)))
        .param("yesterday", utc(now.minus(Duration.ofDays(1))))
        .param("now", utc(now))
        .param("most", MOST_TRIES)
        .query(
            (row, number) ->
                new Span(
                    row.getTimestamp("since").toInstant(), row.getTimestamp("until").toInstant()))
        .optional();
  }

  /** Answers what became of it. */
  private String attempt(JavaMailSender by, Subscriber subscriber, Span span) {
    Optional<Digest> digest =
        welcomed
            .of(subscriber.accountId())
            .map(person -> digest(person, subscriber, span))
            .filter(found -> found.count() > 0);
    if (digest.isEmpty()) {
      return "NOTHING";
    }
    try {
      by.send(letter.of(digest.get(), subscriber.email(), Locale.of(subscriber.language()), by));
      return "SENT";
    } catch (MailException failed) {
      log.warn("No mail about questions for account {}", subscriber.accountId(), failed);
      return isUnknown(failed) ? "BEGUN" : "FAILED";
    }
  }

  // Who waited for an answer in vain does not know whether the mail is on its way.
  private static boolean isUnknown(Throwable failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof SocketTimeoutException) {
        return true;
      }
    }
    return false;
  }

  private void settle(Subscriber subscriber, LocalDate day, String state) {
    jdbc.sql("update question_mail set state = ? where account_id = ? and day = ?")
        .params(state, subscriber.accountId(), day)
        .update();
  }

  private Digest digest(SignedIn person, Subscriber subscriber, Span span) {
    Locale locale = Locale.of(subscriber.language());
    List<Section> sections = new ArrayList<>();
    boolean more = false;
    for (Membership member : courses.memberships(person)) {
      List<Post> posts =
          member.course().isArchived()
              ? List.of()
              : questions.between(member, span.since(), span.until(), MOST_OF_A_COURSE + 1);
      more |= posts.size() > MOST_OF_A_COURSE;
      if (!posts.isEmpty()) {
        sections.add(
            new Section(
                member.course().title().in(locale),
                posts.stream()
                    .limit(MOST_OF_A_COURSE)
                    .map(post -> item(member, post, locale))
                    .toList()));
      }
    }
    return new Digest(sections, url + "/unsubscribe/" + subscriber.token(), more);
  }

  private Item item(Membership member, Post post, Locale locale) {
    String key = post.first() ? "questions.mail.asked" : "questions.mail.answered";
    return new Item(
        oneLine(words.getMessage(key, new Object[] {post.author()}, locale)),
        oneLine(questions.get(member, post.questionId()).title()),
        "%s%s/questions/%d#post-%d"
            .formatted(url, member.course().path(), post.questionId(), post.id()));
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ");
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
