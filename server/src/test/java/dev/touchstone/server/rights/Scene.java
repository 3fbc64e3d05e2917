package dev.touchstone.server.rights;

import dev.touchstone.grading.Verdict;
import dev.touchstone.metric.Evidence.Losses;
import dev.touchstone.server.Classroom;
import dev.touchstone.server.authoring.Desk;
import dev.touchstone.server.competition.Contest;
import dev.touchstone.server.course.Membership;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A course in which one of everything is there, each the {@link Reader#OWNER}'s. A route's
 * variables are filled with {@link #names}: the whole pattern's own ({@code PATTERN {id}}), or the
 * longest beginning of a pattern that ends with the variable, or the variable's.
 */
final class Scene {

  private static final Map<ApplicationContext, Scene> MADE = new ConcurrentHashMap<>();
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

  private final ApplicationContext server;
  private final JdbcClient jdbc;
  private final Contest contest;
  private final Classroom course;
  private final String slug;
  private final Map<String, String> names = new HashMap<>();

  /** The one of that server: there can be no second one with the same people. */
  static Scene of(ApplicationContext server) {
    return MADE.computeIfAbsent(server, Scene::new);
  }

  private Scene(ApplicationContext server) {
    this.server = server;
    this.jdbc = server.getBean(JdbcClient.class);
    this.contest = Contest.usual(server, Reader.INSTRUCTOR.account());
    this.slug = contest.page().split("/")[2];
    this.course = Classroom.open(jdbc, slug, "", "");
    names.put("{course}", slug);
    names.put("**", "nothing");
    names.put("{provider}", "nobody");
    people();
    work();
    runs();
    competition();
    authoring();
    integrity();
    operations();
    new DeskScene(
            jdbc,
            names,
            Long.parseLong(account(Reader.OWNER)),
            Long.parseLong(account(Reader.INSTRUCTOR)))
        .fill();
  }

  /** The pattern with an object in the place of each variable. */
  String address(String route) {
    String pattern = route.replaceAll("\\{(\\w+):[^}]*}", "{$1}");
    var filled = new StringBuilder();
    Matcher variable = VARIABLE.matcher(pattern);
    while (variable.find()) {
      String before = pattern.substring(0, variable.end());
      String name = names.getOrDefault(pattern + " " + variable.group(), "");
      variable.appendReplacement(
          filled, Matcher.quoteReplacement(name.isEmpty() ? named(before) : name));
    }
    variable.appendTail(filled);
    return filled.toString().replace("**", names.get("**"));
  }

  private String named(String before) {
    for (int from = 0; from >= 0; from = before.indexOf('/', from + 1)) {
      String found = names.get(before.substring(from + (from == 0 ? 0 : 1)));
      if (found != null) {
        return found;
      }
    }
    String variable = before.substring(before.lastIndexOf('{'));
    String found = names.get(variable);
    if (found == null) {
      throw new IllegalStateException(
          before + " has a variable that Scene knows no object for: add a name there");
    }
    return found;
  }

  /** What a form's field of that name has to hold. */
  Optional<String> field(String name) {
    return Optional.ofNullable(names.get(name));
  }

  private void people() {
    course
        .person(Reader.OWNER.account(), "欧文", "STUDENT")
        .person(Reader.CLASSMATE.account(), "同学", "STUDENT")
        .person(Reader.TA.account(), "助教", "TA")
        .person(Reader.TA_OF_ANOTHER_SECTION.account(), "二班助教", "TA");
    Classroom.open(jdbc, "rights-elsewhere", "别处", "Elsewhere")
        .person(Reader.STUDENT_ELSEWHERE.account(), "旁听", "STUDENT")
        .person(Reader.TA_ELSEWHERE.account(), "别处助教", "TA")
        .person(Reader.INSTRUCTOR_ELSEWHERE.account(), "别处教师", "INSTRUCTOR");
    jdbc.sql(
            """
            insert into account (name, display_name, password, admin, sample)
            select ?, '管理员', password, true, true from account where name = 'lin'
            """)
        .param(Reader.ADMIN.account())
        .update();
    section("1", Reader.OWNER, Reader.TA);
    section("2", Reader.CLASSMATE, Reader.TA_OF_ANOTHER_SECTION);
    names.put("{account}", account(Reader.OWNER));
    names.put("{student}", account(Reader.OWNER));
    names.put("student", Reader.OWNER.account());
  }

  private void section(String name, Reader student, Reader limited) {
    long section =
        jdbc.sql(
                "insert into section (course_id, name) select id, ? from course where slug = ?"
                    + " returning id")
            .params(name, slug)
            .query(Long.class)
            .single();
    jdbc.sql(
            """
            update enrolment set section_id = :section
            where course_id = (select id from course where slug = :course)
              and account_id = (select id from account where name = :name)
            """)
        .param("section", section)
        .param("course", slug)
        .param("name", student.account())
        .update();
    jdbc.sql(
            """
            insert into ta_section (enrolment_id, section_id)
            select enrolment.id, :section from enrolment join account on account.id = account_id
            join course on course.id = course_id where slug = :course and account.name = :name
            """)
        .param("section", section)
        .param("course", slug)
        .param("name", limited.account())
        .update();
    names.put("{section}", String.valueOf(section));
  }

  private String account(Reader reader) {
    return text("select id from account where name = ?", reader.account());
  }

  private void work() {
    course.assignment("rights", Duration.ofDays(5), Duration.ofDays(5), "softmax");
    names.put("{assignment}", "rights");
    names.put("{exercise}", "softmax");
    UUID first = handIn("def softmax(o):\n    return o\n", 20);
    UUID second = handIn("def softmax(o):\n    return 2 * o\n", 10);
    names.put("/submissions/{id}", first.toString());
    names.put("{submission}", first.toString());
    names.put("{a}", first.toString());
    names.put("{b}", second.toString());
    names.put("a", first.toString());
    names.put("b", second.toString());
    names.put("{grading}", text("select id from grading where submission_id = ?", first));
    String assignment =
        text(
            "select assignment.id from assignment join course on course.id = course_id where"
                + " course.slug = ?",
            slug);
    jdbc.sql("update assignment set counts = 'CHOSEN' where id = ?::bigint")
        .param(assignment)
        .update();
    names.put("{assignmentId}", assignment);
    UUID regrade = UUID.randomUUID();
    jdbc.sql(
            """
            insert into regrade (id, assignment_id, version, requested_by, requested_at, finished_at)
            values (?, ?::bigint, 1, ?::bigint, now(), now())
            """)
        .params(regrade, assignment, account(Reader.INSTRUCTOR))
        .update();
    names.put("/courses/{course}/assignments/{assignment}/regrades/{id}", regrade.toString());
  }

  private UUID handIn(String code, int minutesAgo) {
    UUID id =
        course.handIn(
            Reader.OWNER.account(), "rights", "softmax", code, Duration.ofMinutes(minutesAgo));
    return course.grade(id, Verdict.PARTIAL, 0.5, null, null);
  }

  private void runs() {
    names.put(
        "/courses/{course}/assignments/{assignment}/{exercise}/runs/{id}",
        trial(Reader.OWNER, true));
    names.put(
        "/courses/{course}/exercises/{exercise}/trials/{id}", trial(Reader.INSTRUCTOR, false));
    UUID run = UUID.randomUUID();
    jdbc.sql(
            """
            insert into experiment_run (id, source_id, kind, course_id, account_id, title_zh,
              title_en, page, blob, file_name, state, started_at, ended_at)
            select :id, submission.id, 'SUBMISSION', course.id, submission.account_id, 'x', 'x',
              '/submissions/' || submission.id, submission.blob, 'softmax.py', 'FINISHED', now(),
              now()
            from submission, course where submission.id = :submission::uuid and course.slug = :course
            """)
        .param("id", run)
        .param("submission", names.get("{a}"))
        .param("course", slug)
        .update();
    names.put("/courses/{course}/runs/{id}", run.toString());
    names.put("run", run.toString());
  }

  private String trial(Reader owner, boolean examplesOnly) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into trial (id, course_id, account_id, exercise, asked_as, examples_only,
              assignment_exercise_id, blob, file_name, form, received_at)
            select :id, course.id, :account::bigint, 'softmax', 'function', :examples,
              case when :examples then asked.id end, submission.blob, 'softmax.py', :id, now()
            from submission join assignment_exercise asked on asked.id = assignment_exercise_id
              join course on course.slug = :course
            where submission.id = :submission::uuid
            """)
        .param("id", id)
        .param("account", account(owner))
        .param("examples", examplesOnly)
        .param("course", slug)
        .param("submission", names.get("{a}"))
        .update();
    return id.toString();
  }

  private void competition() {
    Membership owner = contest.join(Reader.OWNER.account(), "欧文");
    Membership member = contest.join("rights-team-mate", "队友");
    UUID entry = contest.scored(owner, Instant.now().minus(Duration.ofDays(1)), 0.8, 0.7);
    contest.scored(member, Instant.now().minus(Duration.ofDays(1)), 0.7, 0.7);
    names.put("/entries/{id}", entry.toString());
    names.put("{entry}", entry.toString());
    String open = contest.page().substring(contest.page().lastIndexOf('/') + 1);
    names.put("{competition}", open);
    evidence();
    String team = team(owner);
    names.put("{team}", team);
    names.put("{request}", request(team, team(member)));
    names.put(
        "/courses/{course}/competitions/{competition}/team/invitations/{request}",
        invitation(team, contest.join(Reader.CLASSMATE.account(), "同学").accountId()));
    closed();
  }

  /** What the two teams' scores rest on is the same, row by row. */
  private void evidence() {
    double[] losses = new double[40];
    Arrays.fill(losses, 0, 10, 1);
    jdbc.sql(
            """
            insert into public_evidence
            select entry_scoring.id, ? from entry_scoring
            join entry on entry.id = entry_id join team on team.id = entry.team_id
            where competition_id = ?
            """)
        .params(new Losses(losses).bytes(), contest.id())
        .update();
  }

  private String team(Membership member) {
    return jdbc.sql(
            "select team_id::text from team_member where competition_id = ? and account_id = ?")
        .params(contest.id(), member.accountId())
        .query(String.class)
        .single();
  }

  private String invitation(String team, long asked) {
    return jdbc.sql(
            """
            insert into team_request (team_id, account_id, asked_by, asked_at)
            values (?::bigint, ?, ?::bigint, now()) returning id::text
            """)
        .params(team, asked, account(Reader.OWNER))
        .query(String.class)
        .single();
  }

  private String request(String from, String to) {
    return jdbc.sql(
            """
            insert into team_request (team_id, other_team_id, asked_by, asked_at)
            values (?::bigint, ?::bigint, ?::bigint, now()) returning id::text
            """)
        .params(from, to, account(Reader.OWNER))
        .query(String.class)
        .single();
  }

  /** A second competition that is over. */
  private void closed() {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into competition
            select (jsonb_populate_record(open, jsonb_build_object('id', :id::uuid, 'slug', 'over',
              'takes', 'both', 'public_page', true, 'merges_until', null, 'opens_at', now() - interval '9 days',
              'closes_at', now() - interval '1 hour'))).*
            from competition open where open.id = :open
            """)
        .param("id", id)
        .param("open", contest.id())
        .update();
    jdbc.sql("insert into board values (?, 1)").param(id).update();
    contest.close();
    names.put("/boards/{course}/{competition}", "over");
    names.put("{extension}", "csv");
    String page = "/courses/{course}/competitions/{competition}/";
    for (String route :
        new String[] {"final", "final.csv", "test.{extension}", "train.{extension}"}) {
      names.put(page + route + " {competition}", "over");
    }
  }

  private void authoring() {
    UUID version =
        new Desk(server)
            .upload(
                contest.lan(),
                "later",
                Desk.folder("+1d", "+9d", "def softmax(o):\n    return o\n"));
    names.put("/courses/{course}/authoring/{id}", version.toString());
  }

  /** A pair within the owner's section, a case that the owner knows of, and a draw. */
  private void integrity() {
    course.person("rights-neighbour", "邻座", "STUDENT");
    jdbc.sql(
            """
            update enrolment set section_id = mine.section_id from enrolment mine
            where mine.account_id = ?::bigint and mine.course_id = enrolment.course_id
              and enrolment.account_id = (select id from account where name = 'rights-neighbour')
            """)
        .param(account(Reader.OWNER))
        .update();
    String subject = "assignment:" + names.get("{assignmentId}");
    names.put("subject", subject);
    names.put("assignment", "rights");
    comparison(subject);
    names.put("{first}", "0");
    names.put("{second}", "1");
    names.put(
        "{case}",
        inserted(
            """
            insert into integrity_case (course_id, subject, assignment_id, account_id, opened_by,
              opened_at, letter, notified_by, notified_at)
            select course_id, :subject, assignment.id, :owner, :instructor, now(), 'x', :instructor,
              now()
            from assignment where id = :assignment returning id
            """,
            subject));
    names.put(
        "{check}",
        inserted(
            """
            insert into spot_check (course_id, assignment_id, seed, wanted, drawn_by, drawn_at)
            select course_id, id, repeat('0', 32), 1, :instructor, now()
            from assignment where id = :assignment returning id
            """,
            subject));
    jdbc.sql(
            """
            insert into spot_check_person (spot_check_id, account_id, name, risk, place)
            values (?::bigint, ?::bigint, ?, 0, 1)
            """)
        .params(names.get("{check}"), account(Reader.OWNER), Reader.OWNER.account())
        .update();
  }

  private void comparison(String subject) {
    names.put(
        "{comparison}",
        inserted(
            """
            insert into comparison (id, course_id, subject, assignment_id, tokens, earlier,
              requested_by, requested_at, finished_at, pairs, median, most, threshold, bins)
            select gen_random_uuid(), course_id, :subject, id, 100, false, :instructor, now(), now(),
              1, 0, 1, 1, '{1}'
            from assignment where id = :assignment returning id
            """,
            subject));
    jdbc.sql(
            """
            insert into comparison_work (comparison_id, number, course_id, account_id, earlier, files)
            select comparison.id, person.number, course_id, person.id, false, '{"files": []}'
            from comparison, (
              select id, case when name = 'rights-neighbour' then 1 else 0 end as number
              from account where name in ('rights-owner', 'rights-neighbour')) person
            where comparison.id = ?::uuid
            """)
        .param(names.get("{comparison}"))
        .update();
    jdbc.sql(
            """
            insert into comparison_pair values (?::uuid, 0, 1, 1, 1, 1,
              '{"fragments": [], "nobodysA": [], "nobodysB": []}')
            """)
        .param(names.get("{comparison}"))
        .update();
    inserted(
        """
        insert into pair_verdict (course_id, subject, a, b, verdict, decided_by, decided_at)
        select course_id, :subject, least(:owner, account.id), greatest(:owner, account.id),
          'SUSPECTED', :instructor, now()
        from assignment, account
        where assignment.id = :assignment and name = 'rights-neighbour' returning pair_verdict.id
        """,
        subject);
  }

  /** A node that is lost, and jobs that do not exist any more. */
  private void operations() {
    UUID node = UUID.randomUUID();
    jdbc.sql(
            """
            insert into node (id, name, version, roles, lanes, capabilities, beat_at)
            values (?, 'rights', 'dev', '{grader}', '{live}',
              '{"cpus": 1, "memoryBytes": 1, "gpus": [], "device": "cpu"}', now() - interval '1 minute')
            """)
        .param(node)
        .update();
    names.put("{node}", node.toString());
    names.put("{task}", "grade");
    names.put("{job}", names.get("{submission}"));
  }

  private String inserted(String sql, String subject) {
    return jdbc.sql(sql.replaceFirst("returning (\\S+)", "returning $1::text"))
        .param("subject", subject)
        .param("assignment", Long.valueOf(names.get("{assignmentId}")))
        .param("owner", Long.valueOf(account(Reader.OWNER)))
        .param("instructor", Long.valueOf(account(Reader.INSTRUCTOR)))
        .query(String.class)
        .single();
  }

  private String text(String sql, Object parameter) {
    return jdbc.sql(sql.replaceFirst("select (\\S+)", "select $1::text"))
        .param(parameter)
        .query(String.class)
        .single();
  }
}
