package dev.touchstone.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.server.ServerTest;
import dev.touchstone.server.Visitor;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.password.PasswordEncoder;

class SignInTest extends ServerTest {

  @Autowired PasswordEncoder encoder;

  @AfterEach
  void forget() {
    jdbc.sql("delete from sign_in_failure").update();
  }

  @Test
  void everyPageButTheDoorLeadsToTheDoor() {
    HttpResponse<String> response = stranger().get("/courses/dl");

    assertThat(response.statusCode()).isEqualTo(302);
    assertThat(response.headers().firstValue("Location")).get().asString().endsWith("/sign-in");
  }

  @Test
  void afterSigningInOneIsWhereOneWantedToBe() {
    Visitor lin = stranger();
    lin.get("/courses/dl/assignments");

    HttpResponse<String> response = lin.signIn("lin", "touchstone");

    assertThat(response.headers().firstValue("Location"))
        .get()
        .asString()
        .contains("/courses/dl/assignments");
  }

  @Test
  void anUnknownNameAndAWrongPasswordGetTheSameAnswer() {
    HttpResponse<String> unknown = stranger().signIn("nobody-here", "touchstone");
    HttpResponse<String> wrong = stranger().signIn("lin", "sandstone");

    assertThat(unknown.statusCode()).isEqualTo(wrong.statusCode()).isEqualTo(302);
    assertThat(unknown.headers().firstValue("Location"))
        .isEqualTo(wrong.headers().firstValue("Location"));
  }

  @Test
  void aFormWithoutItsTokenIsRefused() {
    HttpResponse<String> response =
        stranger().postBare("/sign-in", Map.of("name", "lin", "password", "touchstone"));

    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.body()).contains("no longer valid");
  }

  @Test
  void theSessionGetsANewNameWhenSomeoneSignsIn() {
    Visitor lin = stranger();
    lin.page("/sign-in");
    String before = lin.cookie("TOUCHSTONE");

    lin.signIn("lin", "touchstone");

    assertThat(before).isNotEmpty();
    assertThat(lin.cookie("TOUCHSTONE")).isNotEmpty().isNotEqualTo(before);
  }

  @Test
  void theCookieStaysOutOfReachOfScriptsAndOtherSites() {
    HttpResponse<String> response = stranger().get("/sign-in");

    assertThat(response.headers().allValues("Set-Cookie"))
        .anySatisfy(
            cookie ->
                assertThat(cookie).startsWith("TOUCHSTONE=").contains("HttpOnly", "SameSite=Lax"));
  }

  @Test
  void pagesTellTheBrowserWhatItMayDo() {
    var headers = stranger().get("/sign-in").headers();

    assertThat(headers.firstValue("Content-Security-Policy"))
        .get()
        .asString()
        .contains("script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe-eval");
    assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
    assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
  }

  @Test
  void signingOutEndsTheSession() {
    Visitor lin = signedIn("lin");
    String session = lin.cookie("TOUCHSTONE");

    lin.post("/courses/dl", "/sign-out", Map.of());

    assertThat(lin.get("/courses/dl").statusCode()).isEqualTo(302);
    assertThat(lin.cookie("TOUCHSTONE")).isNotEqualTo(session);
  }

  @Test
  void afterFiveRefusalsEvenTheRightPasswordHasToWait() {
    Visitor guesser = stranger();
    for (int i = 0; i < SignInThrottle.PER_NAME_AND_ADDRESS; i++) {
      guesser.signIn("chen", "guess-" + i);
    }

    HttpResponse<String> response = guesser.signIn("chen", "touchstone");

    String location = response.headers().firstValue("Location").orElseThrow();
    assertThat(location).contains("wait=15");
    assertThat(guesser.page("/sign-in?wait=15")).contains("15 min");
    assertThat(guesser.reading("zh").page("/sign-in?wait=15")).contains("15 分钟");
    assertThat(guesser.get("/courses/dl").statusCode()).isEqualTo(302);
  }

  @Test
  void oneNamesRefusalsDoNotLockOthersOut() {
    for (int i = 0; i < SignInThrottle.PER_NAME_AND_ADDRESS; i++) {
      stranger().signIn("chen", "guess-" + i);
    }

    assertThat(signedIn("lin").get("/courses/dl").statusCode()).isEqualTo(200);
  }

  @Test
  void passwordsAreKeptAsHashes() {
    assertThat(jdbc.sql("select password from account").query(String.class).list())
        // {none} opens to nothing: of somebody who has only a link so far.
        .allMatch(password -> password.startsWith("{bcrypt}$2") || password.equals("{none}"));
  }

  @Test
  void anAccountThatIsGoneIsSignedOut() {
    accounts.save(Account.sample("guest", "Guest", false, encoder, "touchstone"));
    Visitor guest = signedIn("guest");
    assertThat(guest.get("/").statusCode()).isEqualTo(200);

    jdbc.sql("delete from account where name = 'guest'").update();

    assertThat(guest.get("/").headers().firstValue("Location"))
        .get()
        .asString()
        .endsWith("/sign-in");
    assertThat(guest.page("/sign-in")).contains("Sign in");
  }
}
