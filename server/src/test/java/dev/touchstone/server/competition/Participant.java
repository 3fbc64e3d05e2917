package dev.touchstone.server.competition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.server.Visitor;
import dev.touchstone.server.account.Account;
import dev.touchstone.server.account.Accounts;
import dev.touchstone.server.course.CourseDirectory;
import dev.touchstone.server.course.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/** A student who takes part in one of the sample course's competitions. */
record Participant(ApplicationContext server, Visitor visitor, String slug) {

  private static final Duration PATIENCE = Duration.ofSeconds(150);

  /**
   * @param visitor nobody yet
   */
  static Participant of(
      ApplicationContext server, Visitor visitor, String slug, String name, String displayName) {
    Accounts accounts = server.getBean(Accounts.class);
    Account account =
        accounts
            .findByName(name)
            .orElseGet(
                () ->
                    accounts.save(
                        Account.sample(
                            name,
                            displayName,
                            false,
                            server.getBean(PasswordEncoder.class),
                            "touchstone")));
    server.getBean(CourseDirectory.class).enrol(Digits.course(server), account.id(), Role.STUDENT);
    visitor.signIn(name, "touchstone");
    return new Participant(server, visitor, slug);
  }

  String page() {
    return "/courses/dl/competitions/" + slug;
  }

  /** Hands in a file of the competition's folder, and waits until it is judged. */
  String enterFile(String name, String file) {
    try {
      return enter(name, Files.readAllBytes(Path.of("../sample-course/competitions", slug, file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String enter(String name, String content) {
    return enter(name, content.getBytes(StandardCharsets.UTF_8));
  }

  String enter(String name, byte[] content) {
    HttpResponse<String> answer = send(page(), name, content);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    String entry = URI.create(answer.headers().firstValue("Location").orElseThrow()).getPath();
    visitor.result(entry, PATIENCE);
    return entry;
  }

  /** Hands in with the form of that page, whatever comes of it. */
  HttpResponse<String> send(String page, String name, byte[] content) {
    Map<String, String> fields = Visitor.hidden(visitor.page(page));
    fields.putIfAbsent("form", UUID.randomUUID().toString());
    return visitor.uploadBare(page + "/entries", fields, name, content);
  }

  double score(String entry) {
    return jdbc()
        .sql("select score from standing_scoring where entry_id = ?")
        .param(UUID.fromString(entry.substring("/entries/".length())))
        .query(Double.class)
        .single();
  }

  /** What the baseline scores, once it is trained. */
  double baseline() throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end)) {
      List<Double> found =
          jdbc()
              .sql(
                  """
                  select s.score from standing_scoring s
                  join entry e on e.id = s.entry_id join team t on t.id = e.team_id
                  join competition c on c.id = t.competition_id join course on course.id = c.course_id
                  where t.baseline and c.slug = ? and course.slug = 'dl' and s.score is not null
                  """)
              .param(slug)
              .query(Double.class)
              .list();
      if (!found.isEmpty()) {
        return found.getFirst();
      }
      Thread.sleep(200);
    }
    throw new AssertionError("the baseline is not trained after " + PATIENCE);
  }

  private JdbcClient jdbc() {
    return server.getBean(JdbcClient.class);
  }
}
