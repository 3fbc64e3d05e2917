package dev.touchstone.server.roster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.grading.Verdict;
import dev.touchstone.server.Classroom;
import dev.touchstone.server.ServerTest;
import dev.touchstone.server.Visitor;
import dev.touchstone.server.account.Account;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Who is let in, by whom and how far; each test in a course of its own. */
class RosterTest extends ServerTest {

  private static final String PASSWORD = "river stone lantern";

  private static int courses;

  @Autowired private PasswordEncoder encoder;

  private String slug;
  private String people;
  private String tag;
  private Classroom room;
  private Visitor teacher;

  @BeforeEach
  void aCourse() {
    courses++;
    tag = "ro" + courses;
    slug = "roster-" + courses;
    people = "/courses/" + slug + "/people";
    room =
        Classroom.open(jdbc, slug, "名单课", "Rosters")
            .person(tag + "-teacher", "方老师", "INSTRUCTOR")
            .person(tag + "-ta", "助教甲", "TA")
            .person(tag + "-ming", "李明", "STUDENT")
            .person(tag + "-hua", "韩梅", "STUDENT")
            .assignment("first", Duration.ofDays(2), Duration.ofDays(3), "softmax");
    teacher = signedIn(tag + "-teacher");
  }

  @Test
  void nothingChangesBeforeARosterIsConfirmedAndThenEverybodyHasALink() {
    String preview =
        upload(
            """
            学号,姓名,班级,用户名
            %1$s01,赵一,甲班,
            %1$s02,李明,乙班,%1$s-ming
            %1$s02,重复,乙班,
            """
                .formatted(tag)
                .getBytes(Charset.forName("GBK")));
    String page = teacher.page(preview);
    assertThat(page)
        .contains("GB18030 (GBK)")
        .contains("Line 4")
        .contains("stands in line 3 already")
        .contains("乙班、甲班");
    assertThat(role(tag + "01")).isEmpty();

    HttpResponse<String> done = teacher.post(preview, preview, Map.of("how", "csv"));
    assertThat(done.statusCode()).isEqualTo(200);
    assertThat(done.body()).contains("赵一").contains("/welcome/").doesNotContain("李明");
    assertThat(role(tag + "01")).isEqualTo("STUDENT 甲班");
    assertThat(role(tag + "-ming")).isEqualTo("STUDENT 乙班");
    assertThat(
            jdbc.sql("select student_number from account where name = ?")
                .param(tag + "-ming")
                .query(String.class)
                .single())
        .isEqualTo(tag + "02");

    assertThat(teacher.post(preview, preview, Map.of()).statusCode()).isEqualTo(409);
    firstSignIn(link(done.body()), tag + "01");
    assertThat(actions()).contains("people.imported", "people.added", "people.moved");
  }

  private void firstSignIn(String path, String name) {
    Visitor fresh = stranger();
    assertThat(fresh.post(path, path, Map.of("password", "short", "again", "short")).statusCode())
        .isEqualTo(422);
    HttpResponse<String> chosen =
        fresh.post(path, path, Map.of("password", PASSWORD, "again", PASSWORD));
    assertThat(chosen.statusCode()).isEqualTo(302);
    assertThat(fresh.get("/courses/" + slug).statusCode()).isEqualTo(200);
    assertThat(stranger().get(path).statusCode()).isEqualTo(410);
    Visitor again = stranger();
    again.signIn(name, PASSWORD);
    assertThat(again.get("/courses/" + slug).statusCode()).isEqualTo(200);
  }

  @Test
  void staffInAFileStayStaffAndStrangersToTheTeacherKeepTheirNames() {
    Classroom.open(jdbc, slug + "-other", "别的课", "Elsewhere").person(tag + "-far", "远方", "STUDENT");
    String preview =
        upload(
            """
            用户名,姓名
            %1$s-ta,助教甲
            %1$s-far,改名
            """
                .formatted(tag)
                .getBytes(StandardCharsets.UTF_8));
    assertThat(teacher.page(preview)).contains("stays so").contains("the name stays");
    teacher.post(preview, preview, Map.of());
    assertThat(role(tag + "-ta")).startsWith("TA");
    assertThat(role(tag + "-far")).startsWith("STUDENT");
    assertThat(displayName(tag + "-far")).isEqualTo("远方");

    String far = people + "/" + id(tag + "-far");
    assertThat(teacher.post(far, far + "/link", Map.of()).statusCode()).isEqualTo(422);
  }

  @Test
  void aTaOfOneSectionSeesNobodyElseOnAnyPage() {
    long mine = section("甲班");
    long other = section("乙班");
    seat(tag + "-ming", mine);
    seat(tag + "-hua", other);
    UUID seen = room.handIn(tag + "-ming", "first", "softmax", "a = 1", Duration.ofHours(2));
    UUID hidden = room.handIn(tag + "-hua", "first", "softmax", "b = 2", Duration.ofHours(1));
    room.grade(seen, Verdict.ACCEPTED, 1, null, null);
    room.grade(hidden, Verdict.ACCEPTED, 1, null, null);
    Visitor ta = signedIn(tag + "-ta");
    assertThat(ta.page("/submissions/" + hidden)).contains("韩梅");

    limit(tag + "-ta", mine);

    String assignment = "/courses/" + slug + "/assignments/first";
    for (String page :
        new String[] {
          "/courses/" + slug,
          "/courses/" + slug + "/submissions",
          assignment + "/class",
          assignment + "/class.csv",
          assignment + "/extensions",
          people
        }) {
      assertThat(ta.page(page)).as(page).contains("李明").doesNotContain("韩梅");
    }
    assertThat(ta.get("/submissions/" + seen).statusCode()).isEqualTo(200);
    for (String page :
        new String[] {
          "/submissions/" + hidden,
          "/submissions/" + hidden + "/source",
          "/submissions/" + hidden + "/receipt",
          "/submissions/" + seen + "/compare/" + hidden,
          assignment + "/softmax/submissions?student=" + tag + "-hua",
          "/courses/" + slug + "/runs?student=" + tag + "-hua",
          people + "/" + id(tag + "-hua"),
          people + "/import",
          people + "/invites",
          "/courses/" + slug + "/audit",
          "/courses/" + slug + "/settings"
        }) {
      assertThat(ta.get(page).statusCode()).as(page).isEqualTo(404);
    }
    HttpResponse<String> refused =
        ta.post(
            assignment + "/extensions",
            assignment + "/extensions",
            Map.of("student", tag + "-hua", "due", "2099-01-01T10:00", "reason", "x"));
    assertThat(refused.statusCode()).isEqualTo(422);
  }

  @Test
  void aTaIsAStudentElsewhereAndInEachCourseWhatTheyAreThere() {
    Classroom other =
        Classroom.open(jdbc, slug + "-b", "别的课", "Elsewhere")
            .person(tag + "-ta", "助教甲", "STUDENT")
            .person(tag + "-peer", "同学", "STUDENT")
            .assignment("first", Duration.ofDays(2), Duration.ofDays(3), "softmax");
    UUID theirs = other.handIn(tag + "-peer", "first", "softmax", "c = 3", Duration.ofHours(1));
    Visitor ta = signedIn(tag + "-ta");
    assertThat(ta.get("/submissions/" + theirs).statusCode()).isEqualTo(404);
    assertThat(ta.get("/courses/" + slug + "-b/people").statusCode()).isEqualTo(404);
    assertThat(ta.get(people).statusCode()).isEqualTo(200);
  }

  @Test
  void aStudentWhoChangesSectionKeepsEverything() {
    long from = section("甲班");
    long to = section("乙班");
    seat(tag + "-ming", from);
    UUID work = room.handIn(tag + "-ming", "first", "softmax", "a = 1", Duration.ofHours(2));
    room.grade(work, Verdict.ACCEPTED, 1, null, null);
    seat(tag + "-ming", to);
    assertThat(role(tag + "-ming")).isEqualTo("STUDENT 乙班");
    assertThat(signedIn(tag + "-ming").get("/submissions/" + work).statusCode()).isEqualTo(200);
    assertThat(teacher.page("/courses/" + slug + "/submissions")).contains("李明");
    assertThat(teacher.page("/courses/" + slug + "/audit")).contains("section_was: 甲班");
  }

  @Test
  void theLaterOfTwoChangesIsToldAndTheLastInstructorStays() {
    String page = people + "/" + id(tag + "-ming");
    String version = version(page);
    seat(tag + "-ming", section("甲班"));
    HttpResponse<String> late =
        teacher.post(page, page + "/role", Map.of("version", version, "role", "TA"));
    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body()).contains("somebody else changed this meanwhile");

    String own = people + "/" + id(tag + "-teacher");
    HttpResponse<String> last =
        teacher.post(own, own + "/role", Map.of("version", version(own), "role", "TA"));
    assertThat(last.body()).contains("at least one instructor");
    assertThat(teacher.post(own, own + "/remove", Map.of()).statusCode()).isEqualTo(422);
  }

  @Test
  void anInvitationEndsByNumberAndByHand() {
    teacher.post(
        people + "/invites",
        people + "/invites",
        Map.of("role", "STUDENT", "most", "1", "days", "7"));
    String join = link(teacher.page(people + "/invites"));
    Visitor fresh = stranger();
    HttpResponse<String> joined =
        fresh.post(
            join,
            join,
            Map.of(
                "displayName",
                "新同学",
                "name",
                tag + "-new",
                "password",
                PASSWORD,
                "again",
                PASSWORD));
    assertThat(joined.statusCode()).isEqualTo(302);
    assertThat(fresh.get("/courses/" + slug).statusCode()).isEqualTo(200);
    assertThat(stranger().get(join).statusCode()).isEqualTo(410);

    teacher.post(
        people + "/invites", people + "/invites", Map.of("role", "TA", "most", "5", "days", "7"));
    String second = link(teacher.page(people + "/invites"));
    // Whoever is in the course stays what they are there.
    signedIn(tag + "-ming").post(second, second, Map.of());
    assertThat(role(tag + "-ming")).startsWith("STUDENT");
    long invite = jdbc.sql("select max(id) from invite").query(Long.class).single();
    teacher.post(people + "/invites", people + "/invites/" + invite + "/revoke", Map.of());
    assertThat(stranger().get(second).statusCode()).isEqualTo(410);
  }

  @Test
  void anArchivedCourseIsReadAndNotChangedByAnybody() {
    UUID work = room.handIn(tag + "-ming", "first", "softmax", "a = 1", Duration.ofHours(2));
    String settings = "/courses/" + slug + "/settings";
    Visitor student = signedIn(tag + "-ming");
    String exercise = "/courses/" + slug + "/assignments/first/softmax";
    Map<String, String> form = Visitor.hidden(student.page(exercise));
    teacher.post(settings, settings + "/archive", Map.of("archived", "true"));

    assertThat(student.page("/courses/" + slug)).contains("This course is archived");
    assertThat(student.get("/submissions/" + work).statusCode()).isEqualTo(200);
    Map<String, String> fields = new HashMap<>(form);
    fields.put("code", "x = 1");
    HttpResponse<String> refused =
        student.uploadBare(exercise + "/submissions", fields, "", new byte[0]);
    assertThat(refused.statusCode()).isEqualTo(423);
    assertThat(refused.body()).contains("Nothing was changed");
    assertThat(
            student
                .postBare("/submissions/" + work + "/choose", Map.of("_csrf", form.get("_csrf")))
                .statusCode())
        .isEqualTo(423);
    assertThat(
            teacher
                .post(people + "/sections", people + "/sections", Map.of("name", "丙班"))
                .statusCode())
        .isEqualTo(423);

    teacher.post(settings, settings + "/archive", Map.of("archived", "false"));
    assertThat(student.page("/courses/" + slug)).doesNotContain("This course is archived");
  }

  @Test
  void aSectionThatWasCalledIsClosedAllTheSameAndOneThatIsNotHereIsNot() {
    long section = section("甲班");
    jdbc.sql(
            """
            insert into roll_call (course_id, section_id, topic, seed, pool, started_by, started_at,
              ended_at)
            select section.course_id, section.id, '', 1, '[]', ?, now(), now() from section
            where section.id = ?
            """)
        .params(id(tag + "-teacher"), section)
        .update();
    String sections = people + "/sections";

    assertThat(teacher.post(sections, sections + "/" + section + "/close", Map.of()).statusCode())
        .isEqualTo(302);
    assertThat(teacher.page(sections)).doesNotContain("甲班");
    assertThat(teacher.post(sections, sections + "/" + section + "/close", Map.of()).statusCode())
        .isEqualTo(404);
  }

  @Test
  void aListTakesInNobodyWhoSignsInAndIsUnknownHere() {
    String loner = tag + "-loner";
    accounts.save(Account.sample(loner, "独行", false, encoder, PASSWORD));
    jdbc.sql("update account set sample = false where name = ?").param(loner).update();
    String list = "学号,姓名,用户名\n%s77,独行,%s\n".formatted(tag, loner);

    assertThat(teacher.page(upload(list.getBytes(StandardCharsets.UTF_8))))
        .contains("Somebody signs in with the account " + loner + " already");
    room.person(loner, "独行", "STUDENT");
    String page = people + "/" + id(loner);
    teacher.post(page, page + "/remove", Map.of());
    assertThat(role(loner)).isEmpty();
    assertThat(teacher.page(upload(list.getBytes(StandardCharsets.UTF_8))))
        .as("who was here before comes back")
        .doesNotContain("Somebody signs in with the account");
  }

  @Test
  void whatIsKeptOfAStudentComesAsOneZipAndWhoeverIsForgottenLeavesTheirGrades()
      throws IOException {
    UUID work = room.handIn(tag + "-ming", "first", "softmax", "a = 1", Duration.ofHours(2));
    room.grade(work, Verdict.ACCEPTED, 1, null, null);
    Visitor student = signedIn(tag + "-ming");
    keptBesides();
    Map<String, String> zip = unzip(student.download("/courses/" + slug + "/my-data.zip"));
    assertThat(zip.get("submissions/" + work + "/softmax.py")).isEqualTo("a = 1");
    assertThat(zip.get("submissions.json"))
        .contains("ACCEPTED")
        .contains("\"exercise\": \"softmax\"");
    assertThat(zip.get("account.json")).contains("李明");
    PersonalTables.ALL
        .keySet()
        .forEach(table -> assertThat(zip.get(table + ".json")).as(table).startsWith("["));
    assertThat(zip.get("drafts/first/softmax.py")).isEqualTo("b = 2");
    assertThat(zip.get("grades.json")).contains("\"part\": \"exam\"").doesNotContain("secret");
    assertThat(zip.get("integrity-cases.json")).contains("told").doesNotContain("hushed");
    String page = people + "/" + id(tag + "-ming");
    assertThat(unzip(teacher.download(page + "/data.zip")).keySet()).isEqualTo(zip.keySet());
    assertThat(student.get(page + "/data.zip").statusCode()).isEqualTo(404);

    assertThat(teacher.post(page, page + "/erase", Map.of("confirmed", "wrong")).statusCode())
        .isEqualTo(422);
    assertThat(teacher.post(page, page + "/erase", Map.of("confirmed", tag + "-ming")).statusCode())
        .isEqualTo(302);
    assertThat(student.get("/courses/" + slug).statusCode()).isEqualTo(302);
    String list = teacher.page("/courses/" + slug + "/submissions");
    assertThat(list).contains("removed-").doesNotContain("李明");
    assertThat(teacher.page("/courses/" + slug + "/audit"))
        .contains("forgot a person")
        .doesNotContain("李明");
  }

  /** A draft, a number that is released and one that is not, a case told and one not told yet. */
  private void keptBesides() {
    jdbc.sql(
            """
            insert into draft (account_id, assignment_exercise_id, content, version, saved_at)
            select account.id, asked.id, 'b = 2', 1, now() from account, assignment_exercise asked
            join assignment on assignment.id = asked.assignment_id
            join course on course.id = assignment.course_id
            where course.slug = :course and assignment.slug = 'first' and account.name = :name
            """)
        .param("course", slug)
        .param("name", tag + "-ming")
        .update();
    jdbc.sql(
            """
            insert into given_grade (course_id, part, account_id, version, points, out_of, reason,
              given_by, given_at)
            select course.id, part, account.id, 1, 8, 10, part, account.id, now()
            from account, course, (values ('exam'), ('secret')) parts (part)
            where course.slug = :course and account.name = :name
            """)
        .param("course", slug)
        .param("name", tag + "-ming")
        .update();
    jdbc.sql(
            """
            insert into grade_release (course_id, part, released_by, released_at)
            select course.id, 'exam', account.id, now() from account, course
            where course.slug = :course and account.name = :name
            """)
        .param("course", slug)
        .param("name", tag + "-ming")
        .update();
    jdbc.sql(
            """
            insert into integrity_case (course_id, subject, account_id, opened_by, opened_at, letter,
              notified_by, notified_at)
            select course.id, subject, account.id, account.id, now(), subject,
              case when subject = 'told' then account.id end,
              case when subject = 'told' then now() end
            from account, course, (values ('told'), ('hushed')) cases (subject)
            where course.slug = :course and account.name = :name
            """)
        .param("course", slug)
        .param("name", tag + "-ming")
        .update();
  }

  @Test
  void theRecordIsFilteredAndDownloaded() {
    section("甲班");
    seat(tag + "-ming", null);
    String audit = "/courses/" + slug + "/audit";
    assertThat(teacher.page(audit + "?action=section.opened"))
        .contains("added a section")
        .contains("One entry");
    assertThat(teacher.page(audit + "?person=nobody-such")).contains("No entries");
    assertThat(teacher.page(audit + "?from=2020-01-01&to=2020-01-02")).contains("No entries");
    assertThat(new String(teacher.download(audit + ".csv"), StandardCharsets.UTF_8))
        .startsWith("\uFEFF")
        .contains("added a section")
        .contains("方老师");
  }

  private String upload(byte[] file) {
    Map<String, String> hidden = Visitor.hidden(teacher.page(people + "/import"));
    return teacher.submitted(teacher.uploadBare(people + "/import", hidden, "roster.csv", file));
  }

  private long section(String name) {
    teacher.post(people + "/sections", people + "/sections", Map.of("name", name));
    return jdbc.sql(
            """
            select section.id from section join course on course.id = course_id
            where slug = ? and name = ?
            """)
        .params(slug, name)
        .query(Long.class)
        .single();
  }

  private void seat(String name, Long section) {
    change(name, "STUDENT", section == null ? Map.of() : Map.of("section", section.toString()));
  }

  private void limit(String name, long section) {
    change(name, "TA", Map.of("limits", Long.toString(section)));
  }

  private void change(String name, String role, Map<String, String> more) {
    String page = people + "/" + id(name);
    Map<String, String> fields = new HashMap<>(more);
    fields.put("role", role);
    fields.put("version", version(page));
    assertThat(teacher.post(page, page + "/role", fields).statusCode()).isEqualTo(302);
  }

  private String version(String page) {
    Matcher found =
        Pattern.compile("name=\"version\" value=\"([^\"]*)\"").matcher(teacher.page(page));
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private long id(String name) {
    return accounts.findByName(name).orElseThrow().id();
  }

  private String displayName(String name) {
    return accounts.findByName(name).orElseThrow().displayName();
  }

  private String role(String name) {
    return jdbc.sql(
            """
            select enrolment.role || coalesce(' ' || section.name, '') from enrolment
            join account on account.id = account_id join course on course.id = enrolment.course_id
            left join section on section.id = enrolment.section_id
            where course.slug = ? and account.name = ?
            """)
        .params(slug, name)
        .query(String.class)
        .optional()
        .orElse("");
  }

  private Set<String> actions() {
    return new HashSet<>(
        jdbc.sql(
                """
                select action from audit_entry join course on course.id = course_id where slug = ?
                """)
            .param(slug)
            .query(String.class)
            .list());
  }

  private static String link(String text) {
    Matcher found = Pattern.compile("/(?:welcome|join)/[A-Za-z0-9_-]{43}").matcher(text);
    assertThat(found.find()).isTrue();
    return found.group();
  }

  private static Map<String, String> unzip(byte[] bytes) throws IOException {
    Map<String, String> files = new HashMap<>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }
}
