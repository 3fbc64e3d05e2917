package dev.touchstone.server.competition;

import dev.touchstone.server.Semester;
import dev.touchstone.server.Visitor;
import dev.touchstone.server.course.Course;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.Role;
import dev.touchstone.server.submission.Blobs;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A competition of its own for one test, in a course of its own. */
public final class Contest {

  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final Path FOLDER = Path.of("../sample-course/competitions/digits");

  private final ApplicationContext server;
  private final JdbcClient jdbc;
  private final Semester semester;
  private final UUID id = UUID.randomUUID();
  private final String slug = "contest-" + COUNT.incrementAndGet();
  private final Membership lan;

  /**
   * Open since two days, with a baseline that has been entered by nobody yet.
   *
   * @param lan a name for its instructor
   */
  Contest(ApplicationContext server, String lan, RulesFile rules) {
    this.server = server;
    this.jdbc = server.getBean(JdbcClient.class);
    this.semester = new Semester(server, "Asia/Shanghai", 0);
    this.lan = semester.join(lan, "兰老师", Role.INSTRUCTOR);
    transaction(() -> server.getBean(EntityManager.class).persist(open(rules)));
  }

  /** As most of them are: teams of three that may merge, two picks, a prize for published code. */
  public static Contest usual(ApplicationContext server, String lan) {
    return new Contest(server, lan, rules(3, 2, 1, true));
  }

  static RulesFile rules(int teamSize, int picks, int prizes, boolean publication) {
    var marks =
        new RulesFile.Marks(
            "score",
            List.of(
                new MarkRule.CutOff(0.5, 0),
                new MarkRule.CutOff(0.9, 30),
                new MarkRule.CutOff(1, 40)));
    return new RulesFile(
        teamSize,
        teamSize > 1 ? "+9d" : null,
        picks,
        null,
        null,
        new RulesFile.Board("names", null),
        null,
        prizes,
        publication,
        true,
        null,
        marks);
  }

  private Competition open(RulesFile rules) {
    CompetitionFolder digits = CompetitionFolder.read(FOLDER);
    CompetitionFile file = digits.file();
    var folder =
        new CompetitionFolder(
            digits.path(),
            slug,
            new CompetitionFile(
                file.title(),
                "-2d",
                "+19d",
                file.data(),
                file.trainShare(),
                file.publicShare(),
                file.metric(),
                file.baseline(),
                file.entriesPerDay(),
                file.limits(),
                file.needs(),
                rules),
            digits.statement(),
            digits.starter());
    try {
      byte[] data = Files.readAllBytes(Digits.fetched().resolve(file.data().file()));
      String stored = server.getBean(Blobs.class).keep(data);
      Instant now = server.getBean(Clock.class).instant();
      return new Competition(id, course(), folder, stored, false, 7, now);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Course course() {
    return lan.course();
  }

  /** Has the baseline trained, as at the opening of any competition. */
  public void enterBaseline() {
    transaction(
        () -> server.getBean(EntryDesk.class).enterBaseline(competition(), course().zone()));
  }

  public String page() {
    return semester.path() + "/competitions/" + slug;
  }

  public UUID id() {
    return id;
  }

  Competition competition() {
    return server.getBean(Competitions.class).findById(id).orElseThrow();
  }

  public Membership lan() {
    return lan;
  }

  public Membership join(String name, String displayName) {
    return semester.join(name, displayName, Role.STUDENT);
  }

  Team team(Membership member) {
    return server.getBean(Teams.class).findByMember(id, member.accountId()).orElseThrow();
  }

  /** An entry that was received at that time and scored, without a program that ran. */
  public UUID scored(Membership member, Instant received, double shown, double kept) {
    UUID entry = handedIn(member, received);
    judge(entry, shown, kept);
    return entry;
  }

  UUID handedIn(Membership member, Instant received) {
    UUID entry = UUID.randomUUID();
    transaction(
        () -> {
          Team team = server.getBean(TeamDesk.class).ofOrFounded(member, competition());
          insertEntry(entry, team.id(), member, received);
        });
    return entry;
  }

  private void insertEntry(UUID entry, long team, Membership member, Instant received) {
    jdbc.sql(
            """
            insert into entry (id, team_id, first_team_id, account_id, blob, file_name, form, receipt,
              received_at)
            select :id, :team, :team, :account, data, 'entry.py', :id, :receipt, :received
            from competition where id = :competition
            """)
        .param("id", entry)
        .param("team", team)
        .param("account", member.accountId())
        .param("receipt", entry.toString().substring(0, 9).toUpperCase(java.util.Locale.ROOT))
        .param("received", utc(received))
        .param("competition", id)
        .update();
  }

  /** Intervals reach two points to both sides. */
  void judge(UUID entry, double shown, double kept) {
    long scoring =
        jdbc.sql(
                """
                insert into entry_scoring (entry_id, attempt, verdict, score, score_low, score_high,
                  report, started_at, finished_at)
                values (:entry, 1, 'ACCEPTED', :score, :low, :high,
                  '{"image":"sha256:0","verdict":"ACCEPTED","diagnosis":null,"log":"","logCut":false,"timings":{}}',
                  now(), now())
                returning id
                """)
            .param("entry", entry)
            .param("score", shown)
            .param("low", shown - 0.02)
            .param("high", shown + 0.02)
            .query(Long.class)
            .single();
    jdbc.sql("insert into private_score values (?, ?, ?, ?)")
        .params(scoring, kept, kept - 0.02, kept + 0.02)
        .update();
  }

  /** A baseline with these scores. */
  void baseline(double shown, double kept) {
    UUID entry = UUID.randomUUID();
    transaction(
        () -> {
          Team team =
              server
                  .getBean(Teams.class)
                  .save(Team.baselineOf(competition(), server.getBean(Clock.class).instant()));
          jdbc.sql(
                  """
                  insert into entry (id, team_id, first_team_id, receipt, received_at)
                  values (?, ?, ?, ?, now() - interval '2 days')
                  """)
              .params(entry, team.id(), team.id(), entry.toString())
              .update();
        });
    judge(entry, shown, kept);
  }

  /** Lets it have ended so long ago. */
  public void endedBefore(Duration ago) {
    jdbc.sql(
            "update competition set merges_until = least(merges_until, :at), closes_at = :at where"
                + " id = :id")
        .param("at", utc(server.getBean(Clock.class).instant().minus(ago)))
        .param("id", id)
        .update();
  }

  /** What the job does that looks for competitions that are due. */
  public boolean close() {
    server.getBean(Closings.class).closeDue();
    return competition().isClosed();
  }

  /** Posts a form of one of its pages. */
  HttpResponse<String> post(Visitor visitor, String path, Map<String, String> fields) {
    return visitor.post(page() + "/team", page() + path, fields);
  }

  private void transaction(Runnable work) {
    server.getBean(TransactionTemplate.class).executeWithoutResult(transaction -> work.run());
  }

  private static OffsetDateTime utc(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
