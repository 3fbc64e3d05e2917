package dev.touchstone.trials;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The server's PostgreSQL, for what cannot be seen from outside. */
public final class Database {

  private final String url;

  private Database(String url) {
    this.url = url;
  }

  /** The embedded one of a server with this data folder. */
  public static Database in(Path data) {
    try {
      String port = Files.readString(data.resolve("postgres.port")).strip();
      return new Database("jdbc:postgresql://127.0.0.1:" + port + "/touchstone?user=postgres");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Any. */
  public static Database at(String url) {
    return new Database(url);
  }

  /** The rows of an answer, columns as text; none for a statement that answers nothing. */
  public List<List<String>> rows(String sql, Object... parameters) {
    try (Connection connection = DriverManager.getConnection(url);
        var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      return statement.execute() ? rows(statement.getResultSet()) : List.of();
    } catch (SQLException e) {
      throw new IllegalStateException(sql + ": " + e.getMessage(), e);
    }
  }

  private static List<List<String>> rows(ResultSet answer) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    while (answer.next()) {
      List<String> row = new ArrayList<>();
      for (int column = 1; column <= answer.getMetaData().getColumnCount(); column++) {
        row.add(String.valueOf(answer.getString(column)));
      }
      rows.add(row);
    }
    return rows;
  }

  public long number(String sql, Object... parameters) {
    return Long.parseLong(rows(sql, parameters).getFirst().getFirst());
  }

  /**
   * Lets everybody hand in as often as they like: trials do, and ask for limits where they try
   * them.
   */
  public void liftLimits() {
    rows("update assignment set attempts = null, cool_down_seconds = 0");
  }

  /** The page where work for an exercise or a competition of the sample course is handed in. */
  public String exercisePage(String exercise) {
    return rows(
            """
            select '/courses/' || course.slug || '/assignments/' || assignment.slug || '/' || exercise
            from assignment_exercise
            join assignment on assignment.id = assignment_id
            join course on course.id = course_id
            where exercise = ?
            union
            select '/courses/' || course.slug || '/competitions/' || competition.slug
            from competition join course on course.id = course_id
            where competition.slug = ?
            """,
            exercise,
            exercise)
        .stream()
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("The sample course has no " + exercise))
        .getFirst();
  }
}
