package dev.touchstone.server.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links by which one person chooses a password once, a first one or a new one. What opens is in the
 * link alone: the database knows its hash, so nobody who reads there signs in as somebody else.
 */
@Component
public class SignInLinks {

  /** Long enough for the week between a roster and the first lecture. */
  public static final Duration FOR_THE_FIRST = Duration.ofDays(14);

  public static final Duration FOR_A_NEW_ONE = Duration.ofDays(2);

  private final JdbcClient jdbc;
  private final Accounts accounts;
  private final PasswordEncoder encoder;
  private final OpenSessions sessions;
  private final SecureRandom random = new SecureRandom();
  private final Clock clock;

  SignInLinks(
      JdbcClient jdbc,
      Accounts accounts,
      PasswordEncoder encoder,
      OpenSessions sessions,
      Clock clock) {
    this.jdbc = jdbc;
    this.accounts = accounts;
    this.encoder = encoder;
    this.sessions = sessions;
    this.clock = clock;
  }

  /**
   * Makes one; those made before for the same person end.
   *
   * @return the path of the link, which is kept nowhere
   */
  @Transactional
  public String make(Account account, long by, Duration lasting) {
    endAll(account);
    return another(account, by, lasting);
  }

  /** The same beside those that are there: of them, the first that is used ends the others. */
  @Transactional
  String another(Account account, long by, Duration lasting) {
    String token = token(random);
    jdbc.sql(
            """
            insert into sign_in_link (token_hash, account_id, made_by, made_at, expires_at)
            values (?, ?, ?, ?, ?)
            """)
        .params(hash(token), account.id(), by, now(), now().plus(lasting))
        .update();
    return "/welcome/" + token;
  }

  private boolean oneAtATime(Account account) {
    return jdbc.sql("select true from account where id = ? for update")
        .param(account.id())
        .query(Boolean.class)
        .single();
  }

  private void endAll(Account account) {
    jdbc.sql(
            """
            update sign_in_link set ended_at = ?
            where account_id = ? and used_at is null and ended_at is null
            """)
        .params(now(), account.id())
        .update();
  }

  /** Whom the link is for, while it is good. */
  Optional<Account> of(String token) {
    return jdbc.sql(
            """
            select account_id from sign_in_link
            where token_hash = ? and used_at is null and ended_at is null and expires_at > ?
            """)
        .params(hash(token), now())
        .query(Long.class)
        .optional()
        .flatMap(accounts::findById)
        .filter(account -> !account.isLocked());
  }

  /** Sets the password and ends every link and every open session of that person. */
  @Transactional
  public Optional<Account> use(String token, String password) {
    Optional<Account> found =
        of(token)
            .filter(
                account ->
                    oneAtATime(account)
                        && jdbc.sql(
                                    "update sign_in_link set used_at = ? where token_hash = ? and"
                                        + " used_at is null and ended_at is null")
                                .params(now(), hash(token))
                                .update()
                            == 1);
    found.ifPresent(
        account -> {
          endAll(account);
          account.choose(encoder, password);
          accounts.save(account);
          sessions.endAll(account.name());
        });
    return found;
  }

  /** 256 bits nobody guesses, as they stand in an address. */
  public static String token(SecureRandom random) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** What of a token may be stored: its SHA-256, in hexadecimal. */
  public static String hash(String token) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
