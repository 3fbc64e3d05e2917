package dev.touchstone.server.discussion;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.touchstone.server.Classroom;
import dev.touchstone.server.ServerTest;
import dev.touchstone.server.Visitor;
import dev.touchstone.server.account.Welcomed;
import dev.touchstone.server.course.CourseAccess;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** The daily mail, as it arrives at a real mail server; each test in a course of its own. */
class DigestMailTest extends ServerTest {

  private static int courses;

  @Autowired Questions questions;
  @Autowired CourseAccess access;
  @Autowired Welcomed welcomed;
  @Autowired MessageSource words;
  @Autowired DigestLetter letter;

  private final GreenMail post = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
  private final Instant tomorrow = Instant.now().plus(Duration.ofHours(1));

  private String tag;
  private String base;
  private Visitor amy;
  private Visitor bob;

  @BeforeEach
  void aCourseWithABobWhoWantsMail() {
    post.start();
    tag = "mail" + ++courses;
    base = "/courses/" + tag + "/questions";
    Classroom.open(jdbc, tag, "邮件课", "Mail course")
        .person(tag + "-ta", "助教", "TA")
        .person(tag + "-amy", "艾米", "STUDENT")
        .person(tag + "-bob", "鲍勃", "STUDENT")
        .assignment("first", Duration.ofDays(2), Duration.ofDays(3), "softmax");
    jdbc.sql("update account set email = name || '@example.edu' where name like ?")
        .param(tag + "-%")
        .update();
    amy = signedIn(tag + "-amy");
    bob = signedIn(tag + "-bob");
    bob.post(base + "/digest", base + "/digest", Map.of("wanted", "true"));
  }

  @AfterEach
  void stop() {
    post.stop();
    jdbc.sql("update question_digest set wanted = false").update();
  }

  @Test
  void whoAskedForItIsToldWhoWroteWhereAndNothingOfTheText() throws Exception {
    ask(amy, "Why <divide> by the sum?", "Because of this text.");
    ask(bob, "My own question?", "Mine.");
    server(tomorrow).sendDue();

    MimeMessage mail = only();
    assertThat(mail.getSubject()).isEqualTo("Touchstone: 1 new in questions");
    assertThat(mail.getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");
    String text = GreenMailUtil.getWholeMessage(mail);
    assertThat(parts(mail))
        .hasSize(2)
        .allSatisfy(
            part ->
                assertThat(part)
                    .contains("艾米 asked")
                    .contains("Mail course")
                    .contains("http://127.0.0.1:1" + base + "/")
                    .doesNotContain("Because of this text")
                    .doesNotContain("My own question"));
    assertThat(parts(mail).get(0)).contains("Why <divide> by the sum?");
    assertThat(parts(mail).get(1)).contains("Why &lt;divide&gt; by the sum?");
    assertThat(text).contains("Auto-Submitted: auto-generated");
  }

  @Test
  void whatIsHeldIsInNobodysMailButTheStaffs() throws Exception {
    String code = "I have\n\n```\n" + "x = np.exp(o)\n".repeat(5) + "```";
    String question = ask(amy, "Is this right?", code);
    Visitor ta = signedIn(tag + "-ta");
    ta.post(question, question, Map.of("body", "Nearly."));
    assertThat(bob.page(base + "/digest")).doesNotContain("Nearly.");
    server(tomorrow).sendDue();
    assertThat(post.getReceivedMessages()).isEmpty();

    ta.post(base + "/digest", base + "/digest", Map.of("wanted", "true"));
    server(tomorrow).sendDue();
    assertThat(parts(only()).getFirst()).contains("Is this right?").doesNotContain("np.exp");
  }

  @Test
  void nobodyGetsTwoADayHoweverManyServersThereAreAndTheNextDaySaysWhatIsNewSince()
      throws Exception {
    ask(amy, "The first?", "One.");
    DigestMails here = server(tomorrow);
    List<Thread> nodes =
        List.of(
            Thread.ofVirtual().start(here::sendDue),
            Thread.ofVirtual().start(server(tomorrow)::sendDue));
    for (Thread node : nodes) {
      node.join();
    }
    here.sendDue();
    assertThat(post.getReceivedMessages()).hasSize(1);

    ask(amy, "The second?", "Two.");
    jdbc.sql(
            """
            update question_post set written_at = ? where id = (
              select max(id) from question_post)
            """)
        .param(tomorrow.plus(Duration.ofHours(1)).atOffset(ZoneOffset.UTC))
        .update();
    server(tomorrow.plus(Duration.ofDays(1))).sendDue();
    MimeMessage second = post.getReceivedMessages()[1];
    assertThat(parts(second).getFirst()).contains("The second?").doesNotContain("The first?");
  }

  @Test
  void whatDidNotGoOutIsTriedAgainAndWhatMayHaveIsNot() throws Exception {
    ask(amy, "Lost?", "No.");
    int port = post.getSmtp().getPort();
    post.stop();
    server(tomorrow, sender(port)).sendDue();
    assertThat(state()).isEqualTo("FAILED");
    post.start();
    server(tomorrow.plus(Duration.ofMinutes(10))).sendDue();
    assertThat(parts(only()).getFirst()).contains("Lost?");
    assertThat(state()).isEqualTo("SENT");

    // As a server leaves it that ends in the middle of sending.
    jdbc.sql("update question_mail set state = 'BEGUN'").update();
    server(tomorrow.plus(Duration.ofMinutes(20))).sendDue();
    assertThat(post.getReceivedMessages()).hasSize(1);
  }

  @Test
  void oneClickStopsItAndOpeningTheAddressDoesNot() throws Exception {
    ask(amy, "Enough?", "Yes.");
    server(tomorrow).sendDue();
    String stop = only().getHeader("List-Unsubscribe")[0].replaceAll("[<>]", "");
    String path = URI.create(stop).getPath();
    assertThat(stranger().page(path)).contains("No mail any more");
    assertThat(wanted()).isTrue();

    HttpResponse<String> done =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("List-Unsubscribe=One-Click"))
                    .build(),
                BodyHandlers.ofString());
    assertThat(done.statusCode()).isEqualTo(200);
    assertThat(wanted()).isFalse();
    ask(amy, "Still there?", "Yes.");
    server(tomorrow.plus(Duration.ofDays(1))).sendDue();
    assertThat(post.getReceivedMessages()).hasSize(1);
  }

  @Test
  void whoHasNotAskedOrIsLockedOrHasNoAddressGetsNone() {
    ask(amy, "Anybody?", "No.");
    jdbc.sql("update account set locked_at = now() where name = ?").param(tag + "-bob").update();
    server(tomorrow).sendDue();
    jdbc.sql("update account set locked_at = null, email = null where name = ?")
        .param(tag + "-bob")
        .update();
    server(tomorrow).sendDue();
    assertThat(post.getReceivedMessages()).isEmpty();
  }

  @Test
  void aServerWithoutAMailServerSaysSo() {
    assertThat(bob.page(base + "/digest")).contains("sends no mail yet");
    assertThat(server(tomorrow, Optional.empty()).isOn()).isFalse();
  }

  private DigestMails server(Instant now) {
    return server(now, sender(post.getSmtp().getPort()));
  }

  private DigestMails server(Instant now, Optional<JavaMailSender> sender) {
    return new DigestMails(
        jdbc,
        questions,
        access,
        welcomed,
        words,
        letter,
        sender,
        "http://127.0.0.1:1/",
        0,
        ZoneOffset.UTC,
        Clock.fixed(now, ZoneOffset.UTC));
  }

  private static Optional<JavaMailSender> sender(int port) {
    var sender = new JavaMailSenderImpl();
    sender.setHost("127.0.0.1");
    sender.setPort(port);
    sender.setDefaultEncoding("UTF-8");
    return Optional.of(sender);
  }

  private MimeMessage only() {
    assertThat(post.getReceivedMessages()).hasSize(1);
    return post.getReceivedMessages()[0];
  }

  /** The plain text and the HTML. */
  private static List<String> parts(MimeMessage mail) throws Exception {
    var mixed = (Multipart) mail.getContent();
    var related = (Multipart) mixed.getBodyPart(0).getContent();
    var alternative = (Multipart) related.getBodyPart(0).getContent();
    return Arrays.asList(
        alternative.getBodyPart(0).getContent().toString(),
        alternative.getBodyPart(1).getContent().toString());
  }

  private String ask(Visitor visitor, String title, String body) {
    return visitor.submitted(
        visitor.post(
            base + "/new", base + "/new", Map.of("title", title, "body", body, "place", "")));
  }

  private String state() {
    return jdbc.sql(
            "select state from question_mail join account on account.id = account_id where name ="
                + " ?")
        .param(tag + "-bob")
        .query(String.class)
        .single();
  }

  private boolean wanted() {
    return jdbc.sql(
            "select wanted from question_digest join account on account.id = account_id where name"
                + " = ?")
        .param(tag + "-bob")
        .query(Boolean.class)
        .single();
  }
}
