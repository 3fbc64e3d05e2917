package dev.touchstone.server.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.server.Semester;
import dev.touchstone.server.ServerTest;
import dev.touchstone.server.Visitor;
import dev.touchstone.server.assignment.Assignment;
import dev.touchstone.server.assignment.Terms;
import dev.touchstone.server.assignment.Terms.Counts;
import dev.touchstone.server.assignment.Terms.Late;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.Role;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

class AttemptsTest extends ServerTest {

  private static final String CODE = "def softmax(o):\n    return o\n";

  @Autowired ApplicationContext server;
  @Autowired Intake intake;
  @Autowired Attempts attempts;
  @Autowired TransactionTemplate transaction;

  private final Instant due =
      Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(1));
  private Semester semester;
  private Membership student;

  @BeforeEach
  void aSemester() {
    semester = new Semester(server, "Asia/Shanghai", 0);
    student = semester.student("amy");
  }

  @Test
  void fiftyAtOnceAreOneWhereOneIsLeft() throws Exception {
    Assignment work = work(2, Duration.ZERO);
    semester.scored(student, work, Instant.now(), 3);
    Visitor amy = signedIn("amy");
    String page = semester.path(work) + "/softmax";
    amy.page(page);
    List<Callable<HttpResponse<String>>> posts =
        IntStream.range(0, 50)
            .<Callable<HttpResponse<String>>>mapToObj(i -> () -> amy.handIn(page, CODE + "# " + i))
            .toList();

    List<Integer> answers;
    try (var pool = Executors.newFixedThreadPool(16)) {
      answers = pool.invokeAll(posts).stream().map(post -> post.resultNow().statusCode()).toList();
    }

    assertThat(answers).containsOnlyOnce(302).containsOnly(302, 422);
    assertThat(allowance(work).left()).isZero();
    assertThat(amy.page(page)).contains("all 2 used");
    HttpResponse<String> refused = amy.handIn(page, CODE + "# once more");
    assertThat(refused.body())
        .contains("All 2 attempts for this exercise are used", "Nothing was stored", "# once more");
    assertThat(amy.reading("zh").handIn(page, CODE).body()).contains("2 次提交已经用完");
  }

  @Test
  void aDoubleClickIsOneAttempt() {
    Assignment work = work(1, Duration.ofMinutes(1));
    UUID form = UUID.randomUUID();

    Submission first = accept(work, CODE, form, Instant.now());
    Submission again = accept(work, CODE, form, Instant.now());

    assertThat(again.id()).isEqualTo(first.id());
    assertThat(allowance(work).used()).isEqualTo(1);
  }

  @Test
  void aFaultOfOursGivesTheAttemptBackUntilItIsGraded() {
    Assignment work = work(1, Duration.ofHours(1));
    UUID submission = semester.handedIn(student, work, Instant.now());
    assertThat(allowance(work).left()).as("being graded").isZero();

    semester.failed(submission);
    assertThat(allowance(work).left()).isEqualTo(1);
    assertThat(allowance(work).isCooling()).isFalse();

    semester.failed(submission);
    semester.graded(submission, 5);
    assertThat(allowance(work).left()).isZero();
  }

  @Test
  void theNextMayComeWhenTheCoolDownIsOver() {
    Assignment work = work(null, Duration.ofSeconds(30));
    Instant first = due.minus(Duration.ofHours(1));
    accept(work, CODE, UUID.randomUUID(), first);

    refused(work, first.plusSeconds(1), "refused.cool-down", "29");
    refused(work, first.plusMillis(29_001), "refused.cool-down", "1");
    assertThatCode(() -> accept(work, CODE, UUID.randomUUID(), first.plusSeconds(30)))
        .doesNotThrowAnyException();
    assertThat(allowance(work).used()).as("what was refused does not count").isEqualTo(2);
  }

  @Test
  void aLongWaitIsToldInMinutes() {
    Assignment work = work(null, Duration.ofHours(1));
    Instant first = due.minus(Duration.ofHours(1));
    accept(work, CODE, UUID.randomUUID(), first);

    refused(work, first.plusSeconds(61), "refused.cool-down-minutes", "59");
  }

  @Test
  void thePageSaysWhatIsLeftAndHowLongToWait() {
    Assignment work = work(3, Duration.ofMinutes(1));
    Visitor amy = signedIn("amy");
    String page = semester.path(work) + "/softmax";
    amy.submit(page, CODE);

    HttpResponse<String> tooSoon = amy.handIn(page, CODE + "# again");

    assertThat(tooSoon.statusCode()).isEqualTo(422);
    assertThat(tooSoon.body())
        .contains("Nothing was stored and nothing was counted", "# again", "role=\"alert\"")
        .containsPattern("can be handed in in \\d+ s");
    assertThat(amy.page(page))
        .contains("1 of 3 used, 2 left", "Between two submissions", "Asia/Shanghai")
        .containsPattern("the next in \\d+ s");
    assertThat(amy.reading("zh").page(page)).contains("已用 1 次，共 3 次，还剩 2 次");
  }

  @Test
  void oneExerciseAndOneStudentDoNotCountForAnother() {
    Assignment work = work(1, Duration.ofHours(1));
    accept(work, CODE, UUID.randomUUID(), Instant.now());
    student = semester.student("ben");

    assertThatCode(() -> accept(work, CODE, UUID.randomUUID(), Instant.now()))
        .doesNotThrowAnyException();
  }

  @Test
  void staffAreNotLimited() {
    Assignment work = work(1, Duration.ofHours(1));
    student = semester.join("tom", "Tom", Role.TA);

    for (int i = 0; i < 3; i++) {
      accept(work, CODE, UUID.randomUUID(), Instant.now());
    }

    assertThat(allowance(work).used()).isEqualTo(3);
  }

  @Test
  void whatWaitsForUsIsNotLate() throws Exception {
    Assignment work = work(null, Duration.ZERO);
    Visitor amy = signedIn("amy");
    String page = semester.path(work) + "/softmax";
    amy.page(page);
    CompletableFuture<HttpResponse<String>> answer = new CompletableFuture<>();

    Instant released =
        transaction.execute(
            status -> {
              jdbc.sql("select pg_advisory_xact_lock(hashtext('intake'), ?)")
                  .param((int) student.accountId())
                  .query((row, number) -> number)
                  .list();
              Thread.startVirtualThread(() -> answer.complete(amy.handIn(page, CODE)));
              awaitWaiting();
              return Instant.now();
            });

    assertThat(answer.get(60, TimeUnit.SECONDS).statusCode()).isEqualTo(302);
    Instant received =
        jdbc.sql("select received_at from submission where assignment_exercise_id = ?")
            .param(work.exercise("softmax").id())
            .query(Instant.class)
            .single();
    assertThat(received).isBefore(released);
  }

  // Until the server waits for the lock that we hold.
  private void awaitWaiting() {
    Instant end = Instant.now().plusSeconds(30);
    while (Instant.now().isBefore(end)) {
      int waiting =
          jdbc.sql("select count(*) from pg_locks where locktype = 'advisory' and not granted")
              .query(Integer.class)
              .single();
      if (waiting > 0) {
        return;
      }
    }
    throw new AssertionError("nobody waits");
  }

  private void refused(Assignment work, Instant received, String key, String argument) {
    assertThatThrownBy(() -> accept(work, CODE, UUID.randomUUID(), received))
        .isInstanceOfSatisfying(
            RefusedHandInException.class,
            refused -> {
              assertThat(refused.messageKey()).isEqualTo(key);
              assertThat(refused.arguments()).containsExactly(argument);
            });
  }

  private Submission accept(Assignment work, String code, UUID form, Instant received) {
    var handIn = new HandIn(code.getBytes(StandardCharsets.UTF_8), "softmax.py");
    return intake.accept(student, work.exercise("softmax"), handIn, form, received);
  }

  private Allowance allowance(Assignment work) {
    return attempts.of(student.accountId(), work.exercise("softmax"), Instant.now());
  }

  private Assignment work(@Nullable Integer limit, Duration coolDown) {
    return semester.due(due, new Terms(Late.none(), Counts.BEST, limit, coolDown));
  }
}
