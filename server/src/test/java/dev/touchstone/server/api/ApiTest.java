package dev.touchstone.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.grading.Verdict;
import dev.touchstone.server.Classroom;
import dev.touchstone.server.Script;
import dev.touchstone.server.ServerTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a script of a TA's does, over HTTP. */
class ApiTest extends ServerTest {

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  private Classroom course;
  private String slug;
  private UUID first;
  private UUID second;
  private Script ta;

  @BeforeEach
  void open() {
    slug = "api-" + UUID.randomUUID().toString().substring(0, 8);
    course =
        Classroom.open(jdbc, slug, "接口", "API")
            .person("api-ta", "丁助教", "TA")
            .person("api-boss", "老师", "INSTRUCTOR")
            .person("api-an", "安同学", "STUDENT")
            .person("api-bo", "薄同学", "STUDENT")
            .assignment("work", Duration.ofDays(5), Duration.ofDays(5), "softmax");
    first = graded("api-an", "def softmax(o):\n    return o\n", 30);
    second = graded("api-bo", "def softmax(o):\n    return 2 * o\n", 20);
    graded("api-an", "def softmax(o):\n    return o - 1\n", 40);
    jdbc.sql(
            """
            insert into grade_scheme (course_id, version, scheme, edited_at)
            select id, 1, '{"parts": [{"key": "assignment:work", "weight": 100, "bonus": false, "dropLowest": 0}],
              "bands": [], "pass": 60, "missing": 2}'::jsonb, now() from course where slug = ?
            """)
        .param(slug)
        .update();
    ta = script("api-ta", "READ", "GRADE");
  }

  private Script script(String name, String... scopes) {
    return new Script("http://127.0.0.1:" + port, Script.token(signedIn(name), scopes));
  }

  private UUID graded(String student, String code, int minutesAgo) {
    UUID id = course.handIn(student, "work", "softmax", code, Duration.ofMinutes(minutesAgo));
    return course.grade(
        id, Verdict.PARTIAL, student.equals("api-an") && minutesAgo == 40 ? 0.1 : 0.5, null, null);
  }

  private String work() {
    return "/api/v1/courses/" + slug + "/assignments/work";
  }

  @Test
  void aListComesInPartsAndEachIsThereOnce() {
    List<String> ids = new ArrayList<>();
    String after = "";
    int pages = 0;
    do {
      JsonNode page = ta.json(work() + "/submissions?limit=1" + after);
      page.get("items").forEach(item -> ids.add(item.get("id").asString()));
      after = page.get("next").isNull() ? "" : "&after=" + page.get("next").asString();
      pages++;
    } while (!after.isEmpty());

    assertThat(pages).isEqualTo(3);
    assertThat(ids).hasSize(3).doesNotHaveDuplicates().startsWith(second.toString());
    assertThat(ta.json(work() + "/submissions?student=api-an").get("items")).hasSize(2);
    JsonNode counting = ta.json(work() + "/submissions?counting=true").get("items");
    assertThat(counting).hasSize(2);
    assertThat(counting.get(0).get("grading").get("score").asDouble()).isEqualTo(5);
    assertThat(counting.get(0).get("student").get("displayName").asString()).isEqualTo("薄同学");
  }

  @Test
  void aStudentsTokenShowsTheirOwnWorkAndNothingOfTheStaffs() {
    Script an = script("api-an", "READ", "GRADE");
    assertThat(an.json(work() + "/submissions").get("items")).hasSize(2);
    assertThat(an.get("/api/v1/submissions/" + first).statusCode()).isEqualTo(200);
    assertThat(an.get("/api/v1/submissions/" + second).statusCode()).isEqualTo(404);
    assertThat(an.get("/api/v1/courses/" + slug + "/students").statusCode()).isEqualTo(404);
    assertThat(an.get(work() + "/files").statusCode()).isEqualTo(404);
    assertThat(an.get("/api/v1/submissions/" + first + "/review").statusCode()).isEqualTo(404);
  }

  @Test
  void ofTwoWhoJudgeTheSameTheLaterIsTold() {
    String review = "/api/v1/submissions/" + first + "/review";
    String verdict = "{\"said\": \"好。\", \"ticks\": []}";
    assertThat(ta.send("PUT", review, verdict, null).statusCode()).isEqualTo(428);
    String seen = ta.get(review).headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> saved = ta.send("PUT", review, verdict, seen);
    assertThat(saved.statusCode()).isEqualTo(200);
    assertThat(Script.body(saved).get("savedBy").asString()).isEqualTo("丁助教");

    HttpResponse<String> late =
        script("api-boss", "GRADE").send("PUT", review, "{\"said\": \"No.\", \"ticks\": []}", seen);
    assertThat(late.statusCode()).isEqualTo(412);
    assertThat(ta.json(review).get("said").asString()).isEqualTo("好。");
    String now = saved.headers().firstValue("ETag").orElseThrow();
    assertThat(ta.send("PUT", review, verdict, now).statusCode()).isEqualTo(200);
    assertThat(ta.send("PUT", review, verdict, "*").statusCode()).isEqualTo(412);
    assertThat(
            jdbc.sql(
                    """
                    select count(*) from audit_entry join course on course.id = course_id
                    where slug = ? and action = 'review.saved'
                    """)
                .param(slug)
                .query(Integer.class)
                .single())
        .isEqualTo(2);
  }

  @Test
  void tickedItemsGivePointsAndUnknownOnesAreRefused() {
    jdbc.sql(
            """
            insert into rubric (assignment_id, version)
            select assignment.id, 3 from assignment join course on course.id = course_id
            where course.slug = ?
            """)
        .param(slug)
        .update();
    long item =
        jdbc.sql(
                """
                insert into rubric_item (assignment_id, position, said, points)
                select assignment.id, 1, '没有注释', -1.5 from assignment
                join course on course.id = course_id where course.slug = ? returning id
                """)
            .param(slug)
            .query(Long.class)
            .single();
    assertThat(ta.json(work() + "/rubric").get("items")).hasSize(1);
    String review = "/api/v1/submissions/" + first + "/review";
    String seen = ta.get(review).headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> unknown =
        ta.send("PUT", review, "{\"said\": \"\", \"ticks\": [-1]}", seen);
    assertThat(unknown.statusCode()).isEqualTo(400);
    assertThat(Script.body(unknown).get("field").asString()).isEqualTo("ticks");
    String ticked = "{\"said\": \"\", \"ticks\": [" + item + "]}";
    assertThat(Script.body(ta.send("PUT", review, ticked, seen)).get("points").asDouble())
        .isEqualTo(-1.5);
    assertThat(ta.send("POST", review + "/release", null, null).statusCode()).isEqualTo(200);
    HttpResponse<String> nowhere =
        ta.send(
            "POST",
            review + "/comments",
            "{\"cell\": 0, \"from\": 90, \"to\": 91, \"said\": \"?\"}",
            null);
    assertThat(nowhere.statusCode()).isEqualTo(422);
    assertThat(Script.body(nowhere).get("detail").asString()).contains("no such lines");
    // Points that were released are in the gradebook.
    assertThat(mark("api-an").get("points").asDouble()).isEqualTo(3.5);
  }

  private JsonNode mark(String student) {
    for (JsonNode row : ta.json("/api/v1/courses/" + slug + "/gradebook").get("rows")) {
      if (row.get("student").get("name").asString().equals(student)) {
        return row.get("cells").get("assignment:work");
      }
    }
    throw new AssertionError(student);
  }

  @Test
  void aNumberIsWrittenOverTheOneThatWasSeenAndForAReason() {
    long an = accounts.findByName("api-an").orElseThrow().id();
    String grade =
        "/api/v1/courses/" + slug + "/gradebook/students/" + an + "/parts/assignment:work";
    String seen = ta.get(grade).headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> unfounded =
        ta.send("PUT", grade, "{\"points\": 8, \"reason\": \"\"}", seen);
    assertThat(unfounded.statusCode()).isEqualTo(422);
    assertThat(Script.body(unfounded).get("detail").asString()).contains("Say why");
    HttpResponse<String> given = ta.send("PUT", grade, "{\"points\": 8, \"reason\": \"口试\"}", seen);
    assertThat(given.statusCode()).isEqualTo(200);
    assertThat(ta.send("PUT", grade, "{\"points\": 9, \"reason\": \"x\"}", seen).statusCode())
        .isEqualTo(412);
    assertThat(mark("api-an").get("points").asDouble()).isEqualTo(8);
    assertThat(mark("api-an").get("reason").asString()).isEqualTo("口试");
    HttpResponse<String> huge =
        ta.send("PUT", grade, "{\"points\": 1e99999999, \"reason\": \"x\"}", "\"1\"");
    assertThat(huge.statusCode()).isEqualTo(400);
    HttpResponse<String> back =
        ta.send("PUT", grade, "{\"points\": null, \"reason\": \"x\"}", "\"1\"");
    assertThat(Script.body(back).get("given").asBoolean()).isFalse();
    assertThat(mark("api-an").get("points").asDouble()).isEqualTo(5);
  }

  @Test
  void aProblemNamesTheFieldInTheReadersLanguage() {
    String review = "/api/v1/submissions/" + first + "/review";
    for (String body :
        List.of(
            "{\"said\": \"x\", \"ticks\": [], \"tikcs\": [1]}",
            "{\"said\": \"x\"}",
            "{\"said\": \"x\", \"ticks\": [\"eins\"]}",
            "{\"said\": \"x\", \"ticks\": [null]}",
            "{\"said\": \"x\", \"ticks\": [], \"ticks\": []}",
            "[1",
            "")) {
      HttpResponse<String> wrong = ta.send("PUT", review, body, "\"0.0\"");
      assertThat(wrong.statusCode()).as(body).isEqualTo(400);
      assertThat(wrong.headers().firstValue("Content-Type").orElse(""))
          .startsWith("application/problem+json");
    }
    HttpResponse<String> unknown =
        ta.reading("zh").send("PUT", review, "{\"said\": \"x\", \"tikcs\": [1]}", "\"0.0\"");
    assertThat(Script.body(unknown).get("field").asString()).isEqualTo("tikcs");
    assertThat(Script.body(unknown).get("detail").asString()).contains("“tikcs”").contains("没有改");
    JsonNode limit = Script.body(ta.reading("en").get(work() + "/submissions?limit=0"));
    assertThat(limit.get("field").asString()).isEqualTo("limit");
    assertThat(Script.body(ta.get(work() + "/submissions?after=x")).get("field").asString())
        .isEqualTo("after");
    assertThat(Script.body(ta.get(work() + "/submissions?counting=maybe")).get("field").asString())
        .isEqualTo("counting");
  }

  @Test
  void whatNoControllerAnswersIsAProblemAsWell() {
    for (Map.Entry<HttpResponse<String>, Integer> answer :
        Map.of(
                ta.get("/api/v1/nothing"), 404,
                ta.get("/api/v1/submissions/not-an-id"), 404,
                ta.send("DELETE", "/api/v1/courses", null, null), 405,
                ta.get("/api/v1/courses;x=1"), 400,
                ta.send("PUT", "/api/v1/courses", "x".repeat(6_500_000), null), 413,
                new Script("http://127.0.0.1:" + port, "").get("/api/v1/courses"), 401,
                new Script("http://127.0.0.1:" + port, "ts_no").get("/api/v1/courses"), 401,
                script("api-ta", "GRADE").get("/api/v1/courses"), 403)
            .entrySet()) {
      HttpResponse<String> got = answer.getKey();
      assertThat(got.statusCode()).as(got.uri().toString()).isEqualTo(answer.getValue());
      assertThat(got.headers().firstValue("Content-Type").orElse(""))
          .as(got.uri().toString())
          .startsWith("application/problem+json");
      assertThat(Script.body(got).get("status").asInt()).isEqualTo(answer.getValue());
    }
    assertThat(
            new Script("http://127.0.0.1:" + port, "")
                .get("/api/v1/courses")
                .headers()
                .firstValue("WWW-Authenticate"))
        .hasValue("Bearer realm=\"touchstone\"");
  }

  @Test
  void anArchivedCourseIsReadAndNotChanged() {
    jdbc.sql("update course set archived_at = now() where slug = ?").param(slug).update();
    String review = "/api/v1/submissions/" + first + "/review";
    assertThat(ta.get(review).statusCode()).isEqualTo(200);
    HttpResponse<String> refused =
        ta.send("PUT", review, "{\"said\": \"x\", \"ticks\": []}", "\"0.0\"");
    assertThat(refused.statusCode()).isEqualTo(423);
    assertThat(Script.body(refused).get("detail").asString()).contains("nothing changed");
  }

  @Test
  void whereTheDeskHidesNamesTheApiDoesToo() {
    jdbc.sql(
            "update assignment set anonymous = true where course_id = (select id from course where"
                + " slug = ?)")
        .param(slug)
        .update();
    String list = ta.get(work() + "/submissions").body();
    assertThat(list).contains("#").doesNotContain("安同学").doesNotContain("api-an");
    assertThat(ta.get("/api/v1/submissions/" + first).body()).doesNotContain("安同学");
    assertThat(ta.get(work() + "/submissions?student=api-an").statusCode()).isEqualTo(400);
    assertThat(ta.get(work() + "/files").body()).doesNotContain("api-an");
  }

  @Test
  void theDocumentHasEveryRouteAndThePageHasItsWords() {
    JsonNode document = documentIn("zh");
    Set<String> routes = new TreeSet<>();
    mapping
        .getHandlerMethods()
        .forEach(
            (info, handler) ->
                info.getPatternValues().stream()
                    .filter(path -> path.startsWith("/api/"))
                    .forEach(
                        path ->
                            info.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> routes.add(method + " " + path))));
    Set<String> documented = new TreeSet<>();
    document
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .propertyNames()
                    .forEach(
                        method ->
                            documented.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
    assertThat(documented).isNotEmpty().isEqualTo(routes);
    JsonNode review = document.at("/paths/~1api~1v1~1submissions~1{submission}~1review");
    assertThat(review.at("/put/summary").asString()).contains("保存");
    assertThat(documentIn("en").at("/paths/~1api~1v1~1courses/get/summary").asString())
        .contains("Your courses");
    String page = signedIn("api-an").page("/account/api");
    assertThat(page).contains("curl -H").doesNotContain("??");
    routes.forEach(route -> assertThat(page).contains(route));
    assertThat(stranger().get("/account/api/openapi").statusCode()).isEqualTo(302);
  }

  private JsonNode documentIn(String language) {
    return new JsonMapper()
        .readTree(signedIn("api-an").reading(language).getJson("/account/api/openapi").body());
  }

  @Test
  void theExampleListsDownloadsJudgesAndExports(@TempDir Path folder) throws Exception {
    String token = Script.token(signedIn("api-ta"), "READ", "GRADE");
    assertThat(run(token, folder)).contains("安同学 saved").contains("薄同学 saved");
    assertThat(run(token, folder)).contains("judged already");

    assertThat(Files.readString(folder.resolve(first + ".py"))).contains("return o");
    assertThat(Files.readString(folder.resolve("gradebook.csv"))).contains("安同学");
    Map<String, String> files = unzipped(Files.readAllBytes(folder.resolve("all.zip")));
    assertThat(files)
        .hasSize(3)
        .containsKey("submissions.json")
        .containsEntry(
            "api-an/softmax/" + first + "-softmax.py", "def softmax(o):\n    return o\n");
  }

  private String run(String token, Path folder) throws Exception {
    var builder =
        new ProcessBuilder("python3", "../docs/examples/grade.py", slug, "work", folder.toString());
    builder.environment().put("TOUCHSTONE_URL", "http://127.0.0.1:" + port);
    builder.environment().put("TOUCHSTONE_TOKEN", token);
    builder.environment().put("PYTHONIOENCODING", "utf-8");
    builder.redirectErrorStream(true);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }

  private static Map<String, String> unzipped(byte[] zip) throws IOException {
    Map<String, String> files = new HashMap<>();
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }
}
