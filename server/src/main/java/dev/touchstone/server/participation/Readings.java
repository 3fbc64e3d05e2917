package dev.touchstone.server.participation;

import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How names are read: as their bearers say, else as the table and the dictionary do. */
@Component
class Readings {

  private static final Pattern PINYIN = Pattern.compile("[\\p{IsLatin}\\p{M}' ·-]{1,60}");

  private final JdbcClient jdbc;

  Readings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  String of(long account, String name) {
    return jdbc.sql("select pinyin from name_reading where account_id = ?")
        .param(account)
        .query(String.class)
        .optional()
        .orElseGet(() -> Pinyin.of(name));
  }

  /**
   * @param pinyin nothing goes back to what the dictionary says
   * @return false if that is no reading
   */
  @Transactional
  boolean say(long account, String pinyin) {
    String read = pinyin.strip();
    if (read.isEmpty()) {
      jdbc.sql("delete from name_reading where account_id = ?").param(account).update();
      return true;
    }
    if (!PINYIN.matcher(read).matches()) {
      return false;
    }
    jdbc.sql(
            """
            insert into name_reading (account_id, pinyin) values (?, ?)
            on conflict (account_id) do update set pinyin = excluded.pinyin
            """)
        .params(account, read)
        .update();
    return true;
  }
}
