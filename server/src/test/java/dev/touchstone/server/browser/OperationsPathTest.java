package dev.touchstone.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import dev.touchstone.server.Classroom;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A bad day: an administrator looks at it in two languages, on a desk and on a phone. */
class OperationsPathTest extends BrowserTest {

  @AfterEach
  void theDayEnds() {
    jdbc.sql("delete from scheduled_tasks where needs <> '{}'").update();
    jdbc.sql("delete from node where name like 'lab-%'").update();
  }

  @Test
  void anAdministratorSeesWhatIsWrongAndHoldsAJob() {
    Classroom.open(jdbc, "bad-day", "深度学习（坏日子）", "Deep Learning, a bad day")
        .person("bad-day-wu", "吴桐", "STUDENT")
        .assignment("linear", Duration.ofDays(1), Duration.ofDays(2), "softmax");
    nodes();
    UUID failing = job("grade", "3 minutes", "{no-such-thing}");
    fails(failing);
    job("score-entry", "20 minutes", "{gpu}");

    Page desk = open(new NewContextOptions().setLocale("en-GB").setViewportSize(1280, 900));
    visit(desk, "/operations");
    signIn(desk, "admin");
    assertThat(desk.textContent("main"))
        .contains("no node with a GPU takes jobs at present")
        .contains("lost")
        .contains("NVIDIA L4, 24 GiB")
        .contains("Cannot connect to the Docker daemon");
    picture(desk, "operations-en-1");
    desk.locator("form[action$='" + failing + "/hold'] button").click();
    assertThat(desk.textContent("main")).contains("on hold");

    Page phone =
        open(
            new NewContextOptions().setLocale("zh-CN").setViewportSize(360, 740).setHasTouch(true));
    visit(phone, "/operations");
    signIn(phone, "admin");
    assertThat(phone.textContent("main")).contains("已搁置").contains("失联");
    assertThat((int) phone.evaluate("document.documentElement.scrollWidth"))
        .as("nothing sticks out")
        .isLessThanOrEqualTo(360);
    picture(phone, "operations-zh-phone-2");

    job("grade", "7 minutes", "{no-such-thing}");
    phone.waitForTimeout(5500);
    Page student =
        open(
            new NewContextOptions().setLocale("zh-CN").setViewportSize(360, 740).setHasTouch(true));
    visit(student, "/courses/bad-day");
    signIn(student, "bad-day-wu");
    assertThat(student.textContent(".delayed")).contains("评测大约延迟 7 分钟");
    picture(student, "operations-zh-phone-3-strip");
    visit(student, "/courses/bad-day?lang=en");
    student.setViewportSize(1280, 900);
    assertThat(student.textContent(".delayed")).contains("There is nothing you need to do");
    picture(student, "operations-en-4-strip");
    assertThat(complaints).isEmpty();
  }

  private void nodes() {
    jdbc.sql(
            """
            insert into node (id, name, version, roles, lanes, offers, capabilities, state, running,
              prepared, beat_at)
            values (gen_random_uuid(), 'lab-gpu-1', '0.1.0', '{grader}', '{gpu}', '{gpu}',
                '{"cpus": 16, "memoryBytes": 137438953472, "device": "cuda:0",
                  "gpus": [{"model": "NVIDIA L4", "memoryBytes": 25769803776}],
                  "image": "sha256:4f2c7d1b9e0a55c3d1"}', 'ACTIVE', 1, 0, now() - interval '3 minutes'),
              (gen_random_uuid(), 'lab-cpu-2', '0.1.0', '{grader}', '{live,competition}', '{}',
                '{"cpus": 8, "memoryBytes": 34359738368, "device": "cpu", "gpus": []}', 'PAUSED', 2,
                4, now())
            """)
        .update();
  }

  /** One that nobody can do, and so nobody touches. */
  private UUID job(String task, String since, String needs) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version,
              priority, held_at)
            values (?, ?, now() - ?::interval, false, 1, 0, now())
            """)
        .params(task, id.toString(), since)
        .update();
    jdbc.sql("update scheduled_tasks set needs = ?::text[], held_at = null where task_instance = ?")
        .params(needs, id.toString())
        .update();
    return id;
  }

  private void fails(UUID id) {
    jdbc.sql(
            """
            update scheduled_tasks set consecutive_failures = 5,
              last_failure = now() - interval '1 minute', execution_time = now() + interval '1 minute',
              due_at = now() - interval '3 minutes', last_fault =
                'SandboxException: Cannot connect to the Docker daemon at unix:///var/run/docker.sock'
            where task_instance = ?
            """)
        .param(id.toString())
        .update();
  }
}
