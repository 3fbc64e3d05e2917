package dev.touchstone.server.gradebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.grading.Verdict;
import dev.touchstone.server.Classroom;
import dev.touchstone.server.ServerTest;
import dev.touchstone.server.Visitor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Courses with a few students each: how their grades are made up, by whom they are seen and set.
 */
class GradebookTest extends ServerTest {

  /** Two of the assignments are over, one runs; an exam is entered by hand. */
  private static final String SCHEME =
      """
      version=0&of=assignment:one&weight=20&cap=&drop=&outOf=&zh=&en=&bonus=false\
      &of=assignment:two&weight=20&cap=&drop=&outOf=&zh=&en=&bonus=false\
      &of=assignment:runs&weight=20&cap=&drop=&outOf=&zh=&en=&bonus=false\
      &of=column&weight=%s&cap=&drop=&outOf=50&zh=笔试&en=Exam&bonus=false\
      &of=column&weight=5&cap=3&drop=&outOf=10&zh=加分题&en=Extra&bonus=true\
      &total=100&bands=90 A%%0A60 C%%0A0 F&pass=60&missing=2\
      """;

  private String course = "";
  private String book = "";

  @BeforeEach
  void nothingYet() {
    course = "";
  }

  private Classroom room(String slug) {
    course = "/courses/" + slug;
    book = course + "/gradebook";
    return Classroom.open(jdbc, slug, "成绩课", "Grades")
        .person(slug + "-lan", "兰老师", "INSTRUCTOR")
        .person(slug + "-ta", "助教", "TA")
        .person(slug + "-a", "阿丽", "STUDENT")
        .person(slug + "-b", "=波", "STUDENT")
        .person(slug + "-c", "陈\u202E晨", "STUDENT")
        .assignment("one", Duration.ofDays(9), Duration.ofDays(-3), "softmax", "corr2d")
        .assignment("two", Duration.ofDays(9), Duration.ofDays(-2), "softmax")
        .assignment("runs", Duration.ofDays(9), Duration.ofDays(5), "softmax");
  }

  /** Ali has 15 of 20 and 10 of 10; Bo has 4 of 10, handed in a day late. */
  private Classroom work(String slug) {
    Classroom room = room(slug);
    work(room, slug + "-a", "one", "softmax", 1, 5);
    work(room, slug + "-a", "one", "corr2d", 0.5, 5);
    work(room, slug + "-a", "two", "softmax", 1, 5);
    work(room, slug + "-a", "runs", "softmax", 0.2, 1);
    work(room, slug + "-b", "two", "softmax", 0.4, 1);
    assertThat(keep(slug + "-lan", 40).statusCode()).isEqualTo(302);
    return room;
  }

  private static void work(
      Classroom room, String who, String assignment, String exercise, double share, int daysAgo) {
    room.grade(
        room.handIn(who, assignment, exercise, who + share, Duration.ofDays(daysAgo)),
        share == 1 ? Verdict.ACCEPTED : Verdict.PARTIAL,
        share,
        null,
        null);
  }

  private HttpResponse<String> keep(String who, int exam) {
    return send(signedIn(who), book + "/scheme", SCHEME.formatted(exam));
  }

  // A form whose fields come several times.
  private HttpResponse<String> send(Visitor visitor, String page, String body) {
    String token = Visitor.hidden(visitor.page(page)).getOrDefault("_csrf", "");
    return visitor.postRaw(page, body + "&_csrf=" + token);
  }

  private long account(String name) {
    return jdbc.sql("select id from account where name = ?").param(name).query(Long.class).single();
  }

  private String key(String title) {
    return jdbc.sql(
            """
            select part ->> 'key' from grade_scheme join course on course.id = course_id,
              jsonb_array_elements(scheme -> 'parts') part
            where course.slug = ? and part -> 'title' ->> 'en' = ?
            """)
        .params(course.substring("/courses/".length()), title)
        .query(String.class)
        .single();
  }

  private HttpResponse<String> give(
      Visitor staff, String student, String part, String points, String reason, int seen) {
    String page = book + "/students/" + account(student);
    return staff.post(
        page,
        page,
        Map.of("part", part, "points", points, "reason", reason, "seen", String.valueOf(seen)));
  }

  private static String words(String page) {
    return page.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
  }

  private static String row(String page, String name) {
    Matcher found =
        Pattern.compile(
                "(?s)<div class=\"gb-row\" role=\"row\"[^>]*>((?!</div).)*" + name + ".*?</div")
            .matcher(page);
    assertThat(found.find()).as("row of " + name).isTrue();
    return words(found.group());
  }

  @Test
  void weightsThatDoNotAddUpAreRefusedWithTheirSum() {
    room("gb-sum");
    HttpResponse<String> answer = keep("gb-sum-lan", 35);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("The weights add up to 95, not to 100");
    assertThat(answer.body()).as("what was typed is there").contains("value=\"笔试\"");
    assertThat(signedIn("gb-sum-lan").page(book)).contains("No formula yet");
  }

  @Test
  void whoWasSlowerIsToldAndLosesNothing() {
    room("gb-race");
    assertThat(keep("gb-race-lan", 40).statusCode()).isEqualTo(302);
    HttpResponse<String> slower = keep("gb-race-lan", 40);

    assertThat(slower.statusCode()).isEqualTo(422);
    assertThat(slower.body()).contains("Somebody else was faster", "value=\"笔试\"");
  }

  @Test
  void aTotalIsThePointsOfWhatIsOverOfWhatThatCouldBring() {
    work("gb-sums");
    String page = signedIn("gb-sums-lan").page(book);

    // 15/20 of 20 and all of 20; what still runs is shown and does not count.
    assertThat(row(page, "阿丽")).contains("35 / 40 C", "15", "20", "4");
    // Nothing of one, 4/10 of 20; at risk, since 8 of 40 is 20 of a hundred.
    assertThat(row(page, "=波")).contains("8 / 40 F", "at risk", "missing: 1", "late: ");
    assertThat(row(page, "晨")).contains("0 / 40 F", "at risk");
    assertThat(words(page))
        .contains("Whoever misses 2 works or more, or has less than 60 of a hundred so far.")
        .contains("missing works: 2");
  }

  @Test
  void whatIsSetByHandCountsAndTheComputedNumberStays() {
    work("gb-hand");
    Visitor ta = signedIn("gb-hand-ta");

    assertThat(give(ta, "gb-hand-b", "assignment:two", "9", " ", 0).body()).contains("Say why");
    assertThat(give(ta, "gb-hand-b", "assignment:two", "-1", "x", 0).body())
        .contains("Less than 0 cannot be");
    assertThat(give(ta, "gb-hand-b", "assignment:two", "nine", "x", 0).body())
        .contains("no number", "value=\"nine\"");
    assertThat(give(ta, "gb-hand-b", "assignment:two", "9", "by mouth", 0).statusCode())
        .isEqualTo(302);

    String page = ta.page(book + "/students/" + account("gb-hand-b"));
    assertThat(words(page)).contains("18 / 40 F", "Set by hand; computed: 4.", "by mouth");
    assertThat(row(ta.page(book), "=波")).contains("set by hand");

    HttpResponse<String> slower = give(ta, "gb-hand-b", "assignment:two", "7", "later", 0);
    assertThat(slower.statusCode()).isEqualTo(409);
    assertThat(slower.body()).contains("Somebody else changed this number", "value=\"later\"");
    assertThat(
            jdbc.sql(
                    """
                    select detail ->> 'reason' from audit_entry
                    where action = 'gradebook.given' and subject_id = ?
                    """)
                .param(account("gb-hand-b"))
                .query(String.class)
                .list())
        .containsExactly("by mouth");

    assertThat(give(ta, "gb-hand-b", "assignment:two", "", "a slip", 1).statusCode())
        .isEqualTo(302);
    assertThat(row(ta.page(book), "=波")).contains("8 / 40 F");
  }

  @Test
  void adjustmentsCountOnceTheyAreReleasedAndNeverBelowZero() {
    work("gb-adj");
    adjust("gb-adj-a", "two", -3, true);
    adjust("gb-adj-a", "one", -3, false);
    adjust("gb-adj-b", "two", -30, true);
    String page = signedIn("gb-adj-lan").page(book);

    assertThat(row(page, "阿丽")).contains("29 / 40");
    assertThat(row(page, "=波")).contains("0 / 40");
  }

  @Test
  void whatIsAnnulledEarnsNothingHoweverItIsGradedLater() {
    work("gb-null");
    adjust("gb-null-b", "two", 4, true);
    Visitor lan = signedIn("gb-null-lan");
    annul("gb-null-a", "one", "softmax");
    annul("gb-null-b", "two", null);
    assertThat(row(lan.page(book), "阿丽")).contains("25 / 40");
    assertThat(row(lan.page(book), "=波")).contains("0 / 40");

    regraded("gb-null-a", 7);
    assertThat(row(lan.page(book), "阿丽")).contains("25 / 40");
  }

  private void annul(String who, String assignment, @Nullable String exercise) {
    jdbc.sql(
            """
            insert into annulment (assignment_id, account_id, exercise, source, reason, made_by,
              made_at)
            select assignment.id, account.id, :exercise, 'test:' || assignment.id || account.id,
              'copied', account.id, now()
            from assignment join course on course.id = course_id, account
            where course.slug = :course and assignment.slug = :assignment and account.name = :who
            """)
        .param("exercise", exercise)
        .param("course", course.substring("/courses/".length()))
        .param("assignment", assignment)
        .param("who", who)
        .update();
  }

  private void regraded(String who, int points) {
    jdbc.sql(
            """
            insert into grading (submission_id, attempt, verdict, score, max_score, report,
              exercise_version, seed, started_at, finished_at)
            select submission.id, 2, 'PARTIAL', :points, 10, '{}', 1, 0, now(), now()
            from submission
            join assignment_exercise asked on asked.id = assignment_exercise_id
            join assignment on assignment.id = asked.assignment_id
            join account on account.id = account_id
            where account.name = :who and assignment.slug = 'one' and asked.exercise = 'softmax'
            """)
        .param("points", points)
        .param("who", who)
        .update();
  }

  private void adjust(String who, String assignment, int points, boolean released) {
    jdbc.sql(
            """
            insert into adjustment (assignment_id, account_id, points, source, reason, made_at,
              released_at)
            select assignment.id, account.id, :points, 'test:' || assignment.id || account.id,
              'a fix was asked for', now(), case when :released then now() end
            from assignment join course on course.id = course_id, account
            where course.slug = :course and assignment.slug = :assignment and account.name = :who
            """)
        .param("points", points)
        .param("released", released)
        .param("course", course.substring("/courses/".length()))
        .param("assignment", assignment)
        .param("who", who)
        .update();
  }

  @Test
  void studentsSeeWhatIsReleasedAndNothingElse() {
    work("gb-see");
    Visitor ali = signedIn("gb-see-a");
    Visitor lan = signedIn("gb-see-lan");
    adjust("gb-see-a", "two", -3, true);
    give(lan, "gb-see-a", key("Exam"), "31", "", 0);

    assertThat(words(ali.page(course + "/grades")))
        .contains("not released yet · counts 20")
        .doesNotContain("15", "a fix was asked for", "31");

    Map<String, String> two = Map.of("part", "assignment:two", "released", "true");
    assertThat(signedIn("gb-see-ta").post(book, book + "/release", two).statusCode())
        .as("an assistant does not release")
        .isEqualTo(404);
    assertThat(lan.post(book, book + "/release", two).statusCode()).isEqualTo(302);

    String page = words(ali.page(course + "/grades"));
    assertThat(page).contains("So far: 14 of 20", "7 of 10", "-3: a fix was asked for");
    assertThat(page).doesNotContain("31");

    String supposed =
        words(
            ali.page(
                course + "/grades?assignment:one=20&assignment:runs=10&" + key("Exam") + "=25"));
    assertThat(supposed).contains("It would be 74 of 100").contains("C");
    assertThat(ali.page(course + "/grades")).as("nothing is kept").doesNotContain("It would be");
  }

  @Test
  void aBonusComesOnTopAndEndsAtItsCap() {
    work("gb-bonus");
    Visitor lan = signedIn("gb-bonus-lan");
    give(lan, "gb-bonus-a", key("Extra"), "10", "", 0);

    assertThat(row(lan.page(book), "阿丽")).contains("38 / 40 A");
  }

  @Test
  void toStudentsAndStrangersThereIsNoGradebook() {
    work("gb-no");
    for (String path : List.of("", ".csv", ".xlsx", "/scheme", "/import", "/students/1")) {
      assertThat(signedIn("gb-no-a").get(book + path).statusCode()).as(path).isEqualTo(404);
      assertThat(signedIn("wang").get(book + path).statusCode()).as(path).isEqualTo(404);
    }
    assertThat(signedIn("gb-no-ta").get(book + "/scheme").statusCode()).isEqualTo(404);
    assertThat(signedIn("gb-no-ta").get(book + "/students/" + account("lin")).statusCode())
        .as("a student of another course")
        .isEqualTo(404);
  }

  @Test
  void anAssistantOfASectionSeesItsStudents() {
    work("gb-sec");
    jdbc.sql(
            "insert into section (course_id, name) select id, '一班' from course where slug ="
                + " 'gb-sec'")
        .update();
    jdbc.sql(
            """
            update enrolment set section_id = section.id from section, account
            where section.course_id = enrolment.course_id and account.id = account_id
              and account.name = 'gb-sec-b'
            """)
        .update();
    jdbc.sql(
            """
            insert into ta_section select enrolment.id, section.id from enrolment
            join section on section.course_id = enrolment.course_id
            join account on account.id = account_id where account.name = 'gb-sec-ta'
            """)
        .update();
    Visitor ta = signedIn("gb-sec-ta");

    assertThat(ta.page(book)).contains("=波").doesNotContain("阿丽");
    assertThat(ta.get(book + "/students/" + account("gb-sec-a")).statusCode()).isEqualTo(404);
    assertThat(signedIn("gb-sec-lan").page(book + "?student=丽")).contains("阿丽", "1 of 3");
  }

  @Test
  void bothExportsKeepNamesAndNumbersAndComputeNothing() throws IOException {
    work("gb-out");
    Visitor lan = signedIn("gb-out-lan").reading("zh");

    String csv = new String(lan.download(book + ".csv"), StandardCharsets.UTF_8);
    assertThat(csv).startsWith("\uFEFF学号,姓名,账号,班级");
    assertThat(csv).contains("阿丽,gb-out-a,,15,20,4,,,35,40,C,0,0").contains("'=波");

    try (var workbook =
        new ReadableWorkbook(new ByteArrayInputStream(lan.download(book + ".xlsx")))) {
      List<Row> rows = workbook.getFirstSheet().read();
      assertThat(rows.get(1).getCellText(1)).isEqualTo("阿丽");
      assertThat(rows.get(1).getCell(4).getType()).isEqualTo(CellType.NUMBER);
      assertThat(rows.get(2).getCell(1).getType()).isEqualTo(CellType.STRING);
      assertThat(rows.get(2).getCellText(1)).isEqualTo("=波");
      assertThat(rows.get(3).getCellText(1)).isEqualTo("陈\u202E晨");
    }
  }

  @Test
  void libreOfficeOpensBothExportsWithNamesAndNumbersIntact(@TempDir Path folder)
      throws IOException, InterruptedException {
    work("gb-office");
    Visitor lan = signedIn("gb-office-lan").reading("zh");
    Files.write(folder.resolve("book.xlsx"), lan.download(book + ".xlsx"));
    Files.write(folder.resolve("table.csv"), lan.download(book + ".csv"));

    assertThat(asFlat(folder, "book.xlsx"))
        .contains("<text:p>阿丽</text:p>", "<text:p>=波</text:p>", "陈\u202E晨")
        .contains("office:value-type=\"float\" office:value=\"15\"")
        .doesNotContain("table:formula");
    assertThat(asFlat(folder, "table.csv"))
        .contains("<text:p>阿丽</text:p>", "学号", "陈\u202E晨")
        .contains("office:value-type=\"float\" office:value=\"15\"")
        .doesNotContain("table:formula");
  }

  /** What LibreOffice understands of a file: as one page of XML. */
  private static String asFlat(Path folder, String file) throws IOException, InterruptedException {
    Process office =
        new ProcessBuilder(
                "soffice",
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--infilter=" + (file.endsWith("csv") ? "CSV:44,34,76" : "Calc MS Excel 2007 XML"),
                "--convert-to",
                "fods",
                "--outdir",
                folder.resolve("out").toString(),
                folder.resolve(file).toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("office.log").toFile())
            .start();
    assertThat(office.waitFor(2, TimeUnit.MINUTES)).as("LibreOffice ends").isTrue();
    String name = file.substring(0, file.indexOf('.')) + ".fods";
    return Files.readString(folder.resolve("out").resolve(name));
  }

  @Test
  void theLowestOfAllAssignmentsTogetherIsDropped() {
    Classroom room = room("gb-drop");
    work(room, "gb-drop-a", "one", "softmax", 1, 5);
    work(room, "gb-drop-a", "two", "softmax", 0.3, 5);
    String scheme =
        "version=0&of=assignments&weight=100&cap=&drop=1&outOf=&zh=&en=&bonus=false"
            + "&total=&bands=&pass=60&missing=2";
    assertThat(send(signedIn("gb-drop-lan"), book + "/scheme", scheme).statusCode()).isEqualTo(302);

    // 10 of 20 and 3 of 10; the worse of the two does not count.
    assertThat(row(signedIn("gb-drop-lan").page(book), "阿丽")).contains("50 / 100");
    assertThat(words(signedIn("gb-drop-a").page(course + "/grades")))
        .contains("The lowest 1 do not count.");
  }

  @Test
  void aColumnComesFromAFileOnceItsPreviewIsConfirmed() {
    work("gb-in");
    jdbc.sql(
            "update account set student_number = 'GBIN' || right(name, 1) where name ~"
                + " '^gb-in-[abc]$'")
        .update();
    Visitor lan = signedIn("gb-in-lan").reading("zh");
    String file =
        """
        学号,姓名,成绩
        GBINa,阿丽,41.5
        GBINb,=波,-3
        GBINa,阿丽,20
        GBINx,无名,20
        GBINc,晨晨,20
        GBINc,,ten
        """;

    String preview = words(upload(lan, file.getBytes(Charset.forName("GBK"))).body());
    assertThat(preview)
        .contains("改动 1 处，0 处相同，5 行不能导入", "阿丽 GBINa – 41.5")
        .contains("第 3 行： GBINb -3 小于 0", "第 4 行： GBINa 这名学生上面已经出现过")
        .contains("第 5 行： GBINx 没有这名学生", "第 6 行： GBINc 姓名对不上", "第 7 行： GBINc “ten”不是数");
    assertThat(given("gb-in-a")).as("nothing is written yet").isZero();

    HttpResponse<String> look = upload(lan, file.getBytes(StandardCharsets.UTF_8));
    String lines = value(look.body(), "lines");
    Map<String, String> confirm = Map.of("part", key("Exam"), "lines", lines, "reason", "笔试");
    assertThat(lan.post(book + "/import", book + "/import/confirm", confirm).body())
        .contains("已把 1 个分数写入“笔试”");
    assertThat(given("gb-in-a")).isEqualTo(1);
    assertThat(lan.post(book + "/import", book + "/import/confirm", confirm).body())
        .as("it is another one by now")
        .contains("有 1 名学生的分数在你查看之后被别人改过");

    byte[] exported = lan.download(book + ".xlsx");
    assertThat(words(upload(lan, exported).body())).contains("第一行缺少“成绩”");
    assertThat(words(upload(lan, new byte[] {(byte) 0xff, 0, 1, 2}).body())).contains("既不是 UTF-8");
    assertThat(words(upload(lan, new byte[] {'P', 'K', 3, 4, 5}).body())).contains("读不成表格");
  }

  @Test
  void aSpreadsheetsNumbersAreThoseThatItShows() throws IOException {
    work("gb-xl");
    var file = new ByteArrayOutputStream();
    try (var workbook = new Workbook(file, "test", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("Marks");
      sheet.value(0, 0, "account");
      sheet.value(0, 1, "score");
      sheet.value(1, 0, "gb-xl-a");
      sheet.value(1, 1, 100 / 3.0);
      sheet.value(2, 0, "gb-xl-b");
      sheet.value(2, 1, 2.7 * 3);
    }

    String page = words(upload(signedIn("gb-xl-lan"), file.toByteArray()).body());

    assertThat(page).contains("2 changes", "0 lines refused", "33.33", "8.1");
  }

  @Test
  void whatTheGradebookReckonsIsNotOverwrittenWithoutAReason() {
    work("gb-why");
    Visitor lan = signedIn("gb-why-lan");
    String file = "account,score\ngb-why-a,12\n";
    HttpResponse<String> look =
        upload(lan, "assignment:one", file.getBytes(StandardCharsets.UTF_8));
    Map<String, String> confirm = new HashMap<>();
    confirm.put("part", "assignment:one");
    confirm.put("lines", value(look.body(), "lines"));
    confirm.put("reason", " ");

    HttpResponse<String> refused = lan.post(book + "/import", book + "/import/confirm", confirm);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Say why: these numbers take the place");
    assertThat(value(refused.body(), "lines")).isEqualTo(confirm.get("lines"));
    assertThat(given("gb-why-a")).isZero();

    confirm.put("reason", "Graded on paper");
    lan.post(book + "/import", book + "/import/confirm", confirm);
    assertThat(given("gb-why-a")).isEqualTo(1);
  }

  private HttpResponse<String> upload(Visitor staff, byte[] content) {
    return upload(staff, key("Exam"), content);
  }

  private HttpResponse<String> upload(Visitor staff, String part, byte[] content) {
    Map<String, String> fields = new HashMap<>(Visitor.hidden(staff.page(book + "/import")));
    fields.put("part", part);
    return staff.uploadBare(book + "/import", fields, "marks.csv", content);
  }

  private int given(String who) {
    return jdbc.sql("select count(*) from given_grade where account_id = ?")
        .param(account(who))
        .query(Integer.class)
        .single();
  }

  private static String value(String page, String name) {
    Matcher found = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
    assertThat(found.find()).as(name).isTrue();
    return found.group(1);
  }
}
