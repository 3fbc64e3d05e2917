package dev.touchstone.server.roster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.server.ServerTest;
import dev.touchstone.server.Visitor;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CourseStartTest extends ServerTest {

  private static final Pattern LINK = Pattern.compile("/welcome/[\\w-]+");

  @Test
  void anAdministratorOpensACourseAndItsNewInstructorComesInByTheLink() {
    Visitor admin = signedIn("admin");

    HttpResponse<String> opened = admin.post("/new-course", "/new-course", asked("start-1", "方老师"));

    assertThat(opened.statusCode()).isEqualTo(200);
    Matcher link = LINK.matcher(opened.body());
    assertThat(link.find()).isTrue();
    Visitor fang = stranger();
    fang.post(
        link.group(),
        link.group(),
        Map.of("password", "river stone lantern", "again", "river stone lantern"));
    assertThat(fang.get("/courses/start-1/authoring").statusCode()).isEqualTo(200);
    assertThat(admin.page("/courses/start-1/audit")).contains("Opened the course");
  }

  @Test
  void pressedTwiceItIsOneCourse() {
    Visitor admin = signedIn("admin");
    Map<String, String> asked = asked("start-2", "");
    asked.put("instructor", "lan");

    assertThat(admin.post("/new-course", "/new-course", asked).statusCode()).isEqualTo(302);
    assertThat(admin.post("/new-course", "/new-course", asked).statusCode()).isEqualTo(302);

    asked.put("en", "Another course");
    HttpResponse<String> other = admin.post("/new-course", "/new-course", asked);
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(other.body()).contains("there is a course of this name already", "Another course");
  }

  @Test
  void whatCannotBeIsToldAndNothingIsMade() {
    Visitor admin = signedIn("admin");

    assertThat(admin.post("/new-course", "/new-course", asked("Start 3", "方")).body())
        .contains("small letters, digits and hyphens");
    assertThat(admin.post("/new-course", "/new-course", asked("start-3", "")).body())
        .contains("there is no such account");

    assertThat(
            jdbc.sql(
                    "select count(*) from course where slug = 'start-3'"
                        + " or exists (select from account where name = 'start-3-fang')")
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void onlyAdministratorsOpenCourses() {
    assertThat(signedIn("lan").get("/new-course").statusCode()).isEqualTo(404);
    assertThat(signedIn("lan").page("/")).doesNotContain("/new-course");
  }

  private static Map<String, String> asked(String slug, String displayName) {
    Map<String, String> form = new HashMap<>();
    form.put("slug", slug);
    form.put("zh", "深度学习");
    form.put("en", "Deep learning");
    form.put("zone", "Asia/Shanghai");
    form.put("instructor", slug.toLowerCase().replace(' ', '-') + "-fang");
    form.put("displayName", displayName);
    return form;
  }
}
