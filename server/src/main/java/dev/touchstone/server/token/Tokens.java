package dev.touchstone.server.token;

import dev.touchstone.server.account.SignInLinks;
import dev.touchstone.server.account.SignedIn;
import dev.touchstone.server.account.Welcomed;
import dev.touchstone.server.course.NotHereException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** All personal tokens: made, used, revoked. */
@Component
class Tokens {

  static final int MOST_DAYS = 365;

  private static final int LONGEST_NAME = 80;

  /** That still let in, of one person. */
  private static final int MOST = 20;

  /** By which a token is known for one, to people and to programs that look for leaked ones. */
  private static final String MARK = "ts_";

  private static final int SHOWN = MARK.length() + 6;

  /** So that a script's every request is no row written. */
  private static final Duration USED_IS_EXACT_TO = Duration.ofMinutes(1);

  /** Whom a token stands for, and what for. */
  record Bearer(SignedIn person, Set<Scope> scopes) {}

  private record Found(long id, long accountId, List<Scope> scopes) {}

  private final JdbcClient jdbc;
  private final Welcomed welcomed;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Tokens(JdbcClient jdbc, Welcomed welcomed, Clock clock) {
    this.jdbc = jdbc;
    this.welcomed = welcomed;
    this.clock = clock;
  }

  /**
   * Makes one.
   *
   * @return the token, which is kept nowhere
   * @throws RefusedTokenException if it has no name or no scope, lasts too long, or is one too many
   */
  @Transactional
  public String make(SignedIn owner, String name, Set<Scope> scopes, int days) {
    // PostgreSQL's text takes every character but this one.
    String called = name.replace("\0", "").strip();
    if (called.isEmpty() || called.length() > LONGEST_NAME) {
      throw new RefusedTokenException("name");
    }
    if (scopes.isEmpty()) {
      throw new RefusedTokenException("scope");
    }
    if (days < 1 || days > MOST_DAYS) {
      throw new RefusedTokenException("days");
    }
    if (of(owner.id()).stream().filter(PersonalToken::open).count() >= MOST) {
      throw new RefusedTokenException("many");
    }
    String token = MARK + SignInLinks.token(random);
    jdbc.sql(
            """
            insert into personal_token (account_id, name, prefix, token_hash, scopes, made_at,
              expires_at)
            values (:account, :name, :prefix, :hash, string_to_array(:scopes, ','), :now, :expires)
            """)
        .param("account", owner.id())
        .param("name", called)
        .param("prefix", token.substring(0, SHOWN))
        .param("hash", SignInLinks.hash(token))
        .param("scopes", String.join(",", scopes.stream().map(Enum::name).sorted().toList()))
        .param("now", utc(clock.instant()))
        .param("expires", utc(clock.instant().plus(Duration.ofDays(days))))
        .update();
    return token;
  }

  /** The newest first. */
  List<PersonalToken> of(long accountId) {
    return jdbc.sql(
            """
            select id, name, prefix, scopes, made_at, expires_at, used_at, revoked_at,
              revoked_at is null and expires_at > :now as open
            from personal_token where account_id = :account order by id desc
            """)
        .param("account", accountId)
        .param("now", utc(clock.instant()))
        .query(Tokens::row)
        .list();
  }

  /**
   * Ends one; it is for ever.
   *
   * @throws NotHereException if that is none of this person's
   */
  @Transactional
  public void revoke(SignedIn owner, long id) {
    int found =
        jdbc.sql(
                """
                update personal_token set revoked_at = coalesce(revoked_at, ?)
                where id = ? and account_id = ?
                """)
            .params(utc(clock.instant()), id, owner.id())
            .update();
    if (found == 0) {
      throw new NotHereException("token " + id);
    }
  }

  /** Whom it lets in now, if anybody. */
  Optional<Bearer> use(String token) {
    if (!token.startsWith(MARK)) {
      return Optional.empty();
    }
    Optional<Found> found =
        jdbc.sql(
                """
                select id, account_id, scopes from personal_token
                where token_hash = ? and revoked_at is null and expires_at > ?
                """)
            .params(SignInLinks.hash(token), utc(clock.instant()))
            .query(
                (row, number) ->
                    new Found(row.getLong("id"), row.getLong("account_id"), scopes(row)))
            .optional();
    return found.flatMap(
        one ->
            welcomed
                .of(one.accountId())
                .map(
                    person -> {
                      used(one);
                      return new Bearer(person, Set.copyOf(one.scopes()));
                    }));
  }

  private void used(Found token) {
    Instant now = clock.instant();
    jdbc.sql(
            "update personal_token set used_at = ? where id = ? and (used_at is null or used_at <"
                + " ?)")
        .params(utc(now), token.id(), utc(now.minus(USED_IS_EXACT_TO)))
        .update();
  }

  private static List<Scope> scopes(ResultSet row) throws SQLException {
    return Arrays.stream((String[]) row.getArray("scopes").getArray()).map(Scope::valueOf).toList();
  }

  private static PersonalToken row(ResultSet row, int number) throws SQLException {
    return new PersonalToken(
        row.getLong("id"),
        row.getString("name"),
        row.getString("prefix"),
        scopes(row),
        row.getTimestamp("made_at").toInstant(),
        row.getTimestamp("expires_at").toInstant(),
        instant(row, "used_at"),
        instant(row, "revoked_at"),
        row.getBoolean("open"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    @Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
