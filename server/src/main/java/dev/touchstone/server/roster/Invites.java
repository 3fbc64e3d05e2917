package dev.touchstone.server.roster;

import dev.touchstone.server.account.Account;
import dev.touchstone.server.account.SignInLinks;
import dev.touchstone.server.audit.Audit;
import dev.touchstone.server.audit.AuditEvent;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import dev.touchstone.server.course.Role;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links that let a number of people into a course. They are read out, written on boards and sent to
 * groups, so they end: by time, by number, or by hand.
 */
@Component
class Invites {

  static final int MOST_PEOPLE = 5000;
  static final int MOST_DAYS = 366;

  /**
   * An invitation.
   *
   * @param used how many people came by it
   * @param open whether it lets anybody in now
   */
  record Invite(
      long id,
      long courseId,
      String token,
      Role role,
      @Nullable Long sectionId,
      @Nullable String section,
      int most,
      int used,
      String madeBy,
      Instant expiresAt,
      @Nullable Instant revokedAt,
      boolean open) {

    public String path() {
      return "/join/" + token;
    }
  }

  /** What an invitation says to whoever has it. */
  record Welcome(long courseId, String slug, String titleZh, String titleEn, Role role) {}

  private static final String SELECT =
      """
      select invite.id, invite.course_id, token, invite.role, invite.section_id,
        section.name as section, most, used.people as used, account.display_name as made_by,
        expires_at, revoked_at,
        revoked_at is null and expires_at > :now and used.people < most
          and course.archived_at is null as open
      from invite join account on account.id = made_by
      join course on course.id = invite.course_id
      left join section on section.id = invite.section_id
      cross join lateral (
        select count(*)::int as people from invite_use where invite_id = invite.id) used
      """;

  private final JdbcClient jdbc;
  private final RosterDesk desk;
  private final Audit audit;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Invites(JdbcClient jdbc, RosterDesk desk, Audit audit, Clock clock) {
    this.jdbc = jdbc;
    this.desk = desk;
    this.audit = audit;
    this.clock = clock;
  }

  /** The newest first. */
  List<Invite> of(Membership instructor) {
    return jdbc.sql(SELECT + "where invite.course_id = :course order by invite.id desc")
        .param("now", now())
        .param("course", instructor.instructorOnly().course().id())
        .query(Invite.class)
        .list();
  }

  @Transactional
  public void make(Membership instructor, Role role, @Nullable Long section, int most, int days) {
    if (most < 1 || most > MOST_PEOPLE) {
      throw new RefusedRosterException("invite.most", String.valueOf(MOST_PEOPLE));
    }
    if (days < 1 || days > MOST_DAYS) {
      throw new RefusedRosterException("invite.days", String.valueOf(MOST_DAYS));
    }
    long course = instructor.instructorOnly().course().id();
    long id =
        jdbc.sql(
                """
                insert into invite (course_id, token, role, section_id, most, made_by, made_at,
                  expires_at)
                values (?, ?, ?, ?, ?, ?, ?, ?) returning id
                """)
            .param(course)
            .param(SignInLinks.token(random))
            .param(role.name())
            .param(role == Role.STUDENT ? section : null)
            .param(most)
            .param(instructor.accountId())
            .param(now())
            .param(now().plus(Duration.ofDays(days)))
            .query(Long.class)
            .single();
    audit.record(
        AuditEvent.of(course, instructor.accountId(), "invite.made", "invite:" + id)
            .with("role", role.name())
            .with("most", most)
            .with("days", days));
  }

  @Transactional
  public void revoke(Membership instructor, long id) {
    long course = instructor.instructorOnly().course().id();
    int revoked =
        jdbc.sql(
                """
                update invite set revoked_at = ?
                where id = ? and course_id = ? and revoked_at is null
                """)
            .params(now(), id, course)
            .update();
    if (revoked == 1) {
      audit.record(AuditEvent.of(course, instructor.accountId(), "invite.revoked", "invite:" + id));
    }
  }

  /** What it invites to, while it lets anybody in. */
  Optional<Welcome> welcome(String token) {
    return open(token)
        .map(
            invite ->
                jdbc.sql(
                        """
                        select id as course_id, slug, title_zh, title_en, ?::text as role
                        from course where id = ?
                        """)
                    .params(invite.role().name(), invite.courseId())
                    .query(Welcome.class)
                    .single());
  }

  private Optional<Invite> open(String token) {
    return jdbc.sql(SELECT + "where token = :token")
        .param("now", now())
        .param("token", token)
        .query(Invite.class)
        .optional()
        .filter(Invite::open);
  }

  /**
   * Lets somebody in; whoever is in the course stays what they are there and uses nothing up.
   *
   * @return the course's slug
   * @throws NotHereException if it lets nobody in any more
   */
  @Transactional
  public String use(String token, Account account) {
    // The last place is given once, however many ask for it together.
    jdbc.sql("select id from invite where token = ? for update").param(token).query().listOfRows();
    Invite invite = open(token).orElseThrow(() -> new NotHereException("invitation"));
    Welcome welcome = welcome(token).orElseThrow();
    if (desk.enrol(invite.courseId(), account.id(), invite.role(), invite.sectionId())) {
      jdbc.sql(
              "insert into invite_use (invite_id, account_id, at) values (?, ?, ?) on conflict do"
                  + " nothing")
          .params(invite.id(), account.id(), now())
          .update();
      audit.record(
          AuditEvent.of(invite.courseId(), account.id(), "people.joined", "invite:" + invite.id())
              .about(account.id())
              .with("role", invite.role().name()));
    }
    return welcome.slug();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
