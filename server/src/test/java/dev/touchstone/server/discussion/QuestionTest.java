package dev.touchstone.server.discussion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.server.Classroom;
import dev.touchstone.server.ServerTest;
import dev.touchstone.server.Visitor;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Questions and answers as each sees them; each test in a course of its own. */
class QuestionTest extends ServerTest {

  private static final String HANDED_IN =
      """
      import numpy as np


      def softmax(o):
          shifted = o - o.max(axis=1, keepdims=True)
          exponentials = np.exp(shifted)
          return exponentials / exponentials.sum(axis=1, keepdims=True)
      """;

  private static int courses;

  private String slug;
  private String base;
  private Visitor amy;
  private Visitor bob;
  private Visitor ta;

  @BeforeEach
  void aCourse() {
    courses++;
    slug = "questions-" + courses;
    base = "/courses/" + slug + "/questions";
    String tag = "qu" + courses;
    Classroom room =
        Classroom.open(jdbc, slug, "提问课", "Questions")
            .person(tag + "-ta", "助教", "TA")
            .person(tag + "-amy", "艾米", "STUDENT")
            .person(tag + "-bob", "鲍勃", "STUDENT")
            .assignment("first", Duration.ofDays(2), Duration.ofDays(3), "softmax");
    room.handIn(tag + "-amy", "first", "softmax", HANDED_IN, Duration.ofHours(1));
    amy = signedIn(tag + "-amy");
    bob = signedIn(tag + "-bob");
    ta = signedIn(tag + "-ta");
  }

  @Test
  void aQuestionIsAskedAnsweredEndorsedAndCollected() {
    String question = ask(amy, "Why divide by the sum?", "So that $\\sum_j p_j = 1$?");
    assertThat(bob.page(base)).contains("Why divide by the sum?").contains("艾米").contains(">new<");
    assertThat(bob.page(question)).contains("class=\"math\"").doesNotContain("Endorse");
    assertThat(bob.page(base)).doesNotContain(">new<");

    bob.post(question, question, Map.of("body", "Yes. <b>Exactly</b> that."));
    long answer = newest();
    assertThat(amy.page(question)).contains("&lt;b&gt;Exactly").doesNotContain("<b>Exactly");
    assertThat(
            bob.post(question, posts(answer) + "/endorse", Map.of("endorsed", "true")).statusCode())
        .isEqualTo(404);
    ta.post(question, posts(answer) + "/endorse", Map.of("endorsed", "true"));
    ta.post(question, question + "/collect", Map.of("collected", "true"));
    assertThat(amy.page(question)).contains("Endorsed by 助教");
    assertThat(amy.page(base + "?only=collected")).contains("Why divide by the sum?");
    assertThat(amy.page(base + "?only=open")).doesNotContain("Why divide by the sum?");
  }

  @Test
  void codeIsNotShownBeforeItsAuthorOrStaffSaySo() {
    String code = "I have\n\n```\n" + "x = np.exp(o)\n".repeat(5) + "```";
    String question = ask(amy, "Is this right?", code);
    assertThat(amy.page(question)).contains("Only you and the course team see this");
    assertThat(bob.get(question).statusCode()).isEqualTo(404);
    assertThat(bob.page(base)).doesNotContain("Is this right?");
    assertThat(ta.page(question)).contains("Its author and the course team alone");
    assertThat(ta.page(base + "?only=held")).contains("Is this right?");
    assertThat(bob.post(base, posts(newest()) + "/release", Map.of()).statusCode()).isEqualTo(404);
    amy.post(question, posts(newest()) + "/release", Map.of());
    assertThat(bob.page(question)).contains("np.exp(o)");

    amy.post(question, question, Map.of("body", HANDED_IN));
    assertThat(amy.page(question)).contains("as in what you handed in");
    assertThat(bob.page(question)).doesNotContain("keepdims");
    assertThat(bob.page(base + "?words=keepdims")).doesNotContain("Is this right?");
    assertThat(bob.page(base + "/digest")).doesNotContain("keepdims");
    ta.post(question, posts(newest()) + "/release", Map.of());
    assertThat(bob.page(question)).contains("keepdims");
  }

  @Test
  void editingKeepsWhatWasSaidAndTheLaterOfTwoIsTold() {
    String question = ask(amy, "A typo", "The frist version");
    String post = posts(newest());
    assertThat(bob.get(post + "/edit").statusCode()).isEqualTo(404);
    amy.post(post + "/edit", post + "/edit", Map.of("version", "1", "body", "The first version"));
    HttpResponse<String> late =
        amy.post(post + "/edit", post + "/edit", Map.of("version", "1", "body", "Another"));
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("The first version").contains("Another");
    assertThat(bob.page(question)).contains("The first version").contains("(edited)");
    assertThat(ta.page(post + "/history")).contains("frist");
    assertThat(bob.page(post + "/history")).doesNotContain("frist");
  }

  @Test
  void staffSettleLockAndDeleteAndWhatIsTypedMeanwhileIsKept() {
    String question = ask(amy, "Off topic", "Hello");
    ta.post(question, question + "/state", Map.of("state", "CLOSED"));
    bob.post(question, question, Map.of("body", "One more thing"));
    assertThat(ta.page(question)).doesNotContain(">settled<");
    ta.post(question, question + "/state", Map.of("state", "LOCKED"));
    HttpResponse<String> refused = bob.post(base, question, Map.of("body", "and another"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("locked meanwhile");
    assertThat(bob.post(base, question + "/state", Map.of("state", "OPEN")).statusCode())
        .isEqualTo(404);
    long first =
        jdbc.sql("select min(id) from question_post where question_id = ?")
            .param(Long.parseLong(question.substring(question.lastIndexOf('/') + 1)))
            .query(Long.class)
            .single();
    assertThat(amy.post(base, posts(first) + "/delete", Map.of()).statusCode()).isEqualTo(422);
    ta.post(question, posts(first) + "/delete", Map.of());
    assertThat(amy.get(question).statusCode()).isEqualTo(404);
  }

  @Test
  void everyWordThatIsSoughtHasToBeThereInWhateverLanguage() {
    ask(amy, "梯度消失", "为什么 sigmoid 的梯度会消失？");
    ask(bob, "Overflow", "exp of 1000 is inf");
    assertThat(bob.page(base + "?words=%E6%A2%AF%E5%BA%A6+SIGMOID"))
        .contains("梯度消失")
        .doesNotContain("Overflow");
    assertThat(bob.page(base + "?words=100%25")).contains("No questions here");
    assertThat(bob.page(base + "?place=first/softmax")).contains("No questions here");
    assertThat(stranger().get(base).statusCode()).isEqualTo(302);
    assertThat(signedIn("lin").get(base).statusCode()).isEqualTo(404);
  }

  @Test
  void mailIsOffUntilSomebodyWantsIt() {
    ask(amy, "Fresh", "What others wrote today");
    assertThat(bob.page(base + "/digest"))
        .contains("You get no mail")
        .contains("What others wrote today");
    bob.post(base + "/digest", base + "/digest", Map.of("wanted", "true"));
    assertThat(bob.page(base + "/digest")).contains("You have asked for a daily mail");
  }

  private String ask(Visitor visitor, String title, String body) {
    Map<String, String> fields = new HashMap<>(Map.of("title", title, "body", body, "place", ""));
    HttpResponse<String> asked = visitor.post(base + "/new", base + "/new", fields);
    assertThat(asked.statusCode()).isEqualTo(302);
    return visitor.submitted(asked);
  }

  private String posts(long id) {
    return base + "/posts/" + id;
  }

  private long newest() {
    return jdbc.sql(
            """
            select max(post.id) from question_post post
            join question on question.id = question_id join course on course.id = course_id
            where slug = ?
            """)
        .param(slug)
        .query(Long.class)
        .single();
  }
}
