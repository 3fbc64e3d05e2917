package dev.touchstone.server.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.server.Classroom;
import dev.touchstone.server.Script;
import dev.touchstone.server.ServerTest;
import dev.touchstone.server.Visitor;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What tokens open, and how they end. */
class TokenTest extends ServerTest {

  private static final String COURSES = "/api/v1/courses";

  @Test
  void aTokenIsShownOnceAndStoredNowhere() {
    Visitor owner = person("token-once");
    String token = Script.token(owner, "READ");
    assertThat(script(token).get(COURSES).statusCode()).isEqualTo(200);

    assertThat(owner.page("/account/tokens"))
        .contains(token.substring(0, 9) + "…")
        .doesNotContain(token)
        .contains("Read and download");
    assertThat(
            jdbc.sql(
                    "select count(*) from personal_token where to_jsonb(personal_token)::text like"
                        + " ?")
                .param("%" + token.substring(9) + "%")
                .query(Integer.class)
                .single())
        .isZero();
    assertThat(
            jdbc.sql("select used_at is not null from personal_token where prefix = ?")
                .param(token.substring(0, 9))
                .query(Boolean.class)
                .single())
        .isTrue();
  }

  @Test
  void aCookieOpensNothingOfTheApiAndATokenNoPage() throws Exception {
    Visitor owner = person("token-door");
    String token = Script.token(owner, "READ", "GRADE");
    assertThat(owner.getJson(COURSES).statusCode()).isEqualTo(401);
    var page =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/account"))
                    .header("Authorization", "Bearer " + token)
                    .build(),
                BodyHandlers.ofString());
    assertThat(page.statusCode()).isEqualTo(302);
    assertThat(script(token).get(COURSES).headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void aTokenEndsWhenItIsRevokedOrItsTimeIsOver() {
    Visitor owner = person("token-end");
    String token = Script.token(owner, "READ");
    String other = Script.token(owner, "READ");
    long id = id(token);
    String revoke = "/account/tokens/" + id + "/revoke";
    Visitor stranger = person("token-stranger");
    assertThat(stranger.post("/account/tokens", revoke, Map.of()).statusCode()).isEqualTo(404);
    assertThat(script(token).get(COURSES).statusCode()).isEqualTo(200);

    owner.post("/account/tokens", revoke, Map.of());
    assertThat(script(token).get(COURSES).statusCode()).isEqualTo(401);
    assertThat(owner.page("/account/tokens")).contains("Revoked");
    jdbc.sql(
            """
            update personal_token set made_at = now() - interval '2 days',
              expires_at = now() - interval '1 day' where id = ?
            """)
        .param(id(other))
        .update();
    assertThat(script(other).get(COURSES).statusCode()).isEqualTo(401);
  }

  @Test
  void whoIsLockedOutHasNoTokensAndGetsNoneBack() {
    Visitor owner = person("token-lock");
    String token = Script.token(owner, "READ");
    Visitor admin = signedIn("admin");
    String page =
        "/courses/token-course/people/" + accounts.findByName("token-lock").orElseThrow().id();
    admin.post(page, page + "/lock", Map.of("locked", "true"));
    assertThat(script(token).get(COURSES).statusCode()).isEqualTo(401);
    admin.post(page, page + "/lock", Map.of("locked", "false"));
    assertThat(script(token).get(COURSES).statusCode()).isEqualTo(401);
  }

  @Test
  void whatATokenIsMadeOfIsChecked() {
    Visitor owner = person("token-wrong");
    assertThat(made(owner, "name=&days=7&scope=READ")).contains("at most 80");
    assertThat(made(owner, "name=x&days=7&scope=ROOT")).contains("Choose what it may do");
    assertThat(made(owner, "name=x&days=366&scope=READ")).contains("365 days");
    for (int i = 0; i < 20; i++) {
      Script.token(owner, "READ");
    }
    assertThat(made(owner, "name=x&days=7&scope=READ")).contains("20 tokens already");
  }

  private static String made(Visitor owner, String form) {
    String csrf = Visitor.hidden(owner.page("/account/tokens")).get("_csrf");
    var answer = owner.postRaw("/account/tokens", form + "&_csrf=" + csrf);
    assertThat(answer.statusCode()).isEqualTo(422);
    return answer.body();
  }

  private Visitor person(String name) {
    Classroom.open(jdbc, "token-course", "令牌", "Tokens").person(name, name, "STUDENT");
    return signedIn(name);
  }

  private Script script(String token) {
    return new Script("http://127.0.0.1:" + port, token);
  }

  private long id(String token) {
    return jdbc.sql("select id from personal_token where prefix = ?")
        .param(token.substring(0, 9))
        .query(Long.class)
        .single();
  }
}
