package dev.touchstone.server.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.server.Classroom;
import dev.touchstone.server.ServerTest;
import dev.touchstone.server.Visitor;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** A server behind a proxy that speaks https for it, with small purses. */
@TestPropertySource(
    properties = {
      "server.forward-headers-strategy=native",
      "touchstone.rates.person.burst=8",
      "touchstone.rates.person.per-minute=1",
      "touchstone.rates.address.burst=30",
      "touchstone.rates.address.per-minute=1"
    })
class BehindProxyTest extends ServerTest {

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void overHttpsTheBrowserIsToldToStayThereAndCookiesAreForThisHostAndHttpsOnly() throws Exception {
    HttpResponse<String> response =
        http.send(
            forwarded("https", "198.51.100.1", "/sign-in?lang=zh").GET().build(),
            BodyHandlers.ofString());

    assertThat(response.headers().firstValue("Strict-Transport-Security"))
        .hasValue("max-age=31536000");
    List<String> cookies = response.headers().allValues("Set-Cookie");
    assertThat(cookies)
        .anySatisfy(
            cookie ->
                assertThat(cookie)
                    .startsWith("__Host-TOUCHSTONE=")
                    .contains("Path=/;", "Secure", "HttpOnly", "SameSite=Lax")
                    .doesNotContain("Domain"))
        .anySatisfy(cookie -> assertThat(cookie).startsWith("language=zh"))
        .allSatisfy(cookie -> assertThat(cookie).contains("Secure", "HttpOnly", "SameSite=Lax"));
  }

  @Test
  void overPlainHttpNothingIsPromised() {
    HttpResponse<String> response = stranger().get("/sign-in");

    assertThat(response.headers().firstValue("Strict-Transport-Security")).isEmpty();
    assertThat(response.headers().allValues("Set-Cookie"))
        .allSatisfy(cookie -> assertThat(cookie).startsWith("TOUCHSTONE="));
  }

  @Test
  void whoAsksTooMuchIsToldHowLongToWaitAndOthersAtTheSameAddressGoOn() {
    Classroom.open(jdbc, "rates", "限度", "Rates")
        .person("rate-wild", "狂", "STUDENT")
        .person("rate-calm", "静", "STUDENT");
    Visitor wild = signedIn("rate-wild");
    Visitor calm = signedIn("rate-calm");
    for (int i = 0; i < 8; i++) {
      assertThat(ask(wild).statusCode()).isEqualTo(302);
    }

    HttpResponse<String> refused = ask(wild);

    assertThat(refused.statusCode()).isEqualTo(429);
    int seconds = Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow());
    assertThat(seconds).isBetween(30, 60);
    assertThat(refused.body()).contains("too much at once", "You can go on in " + seconds + " s.");
    assertThat(ask(wild.reading("zh")).body()).contains("一下子太多了", "秒再继续");
    assertThat(wild.get("/account").statusCode()).isEqualTo(200);
    assertThat(ask(calm).statusCode()).isEqualTo(302);
  }

  @Test
  void aStrangersPurseIsThatOfTheAddressTheProxyNames() throws Exception {
    for (int i = 0; i < 30; i++) {
      assertThat(stranger("198.51.100.7")).isEqualTo(403);
    }

    assertThat(stranger("198.51.100.7")).isEqualTo(429);
    assertThat(stranger("198.51.100.8")).isEqualTo(403);
  }

  @Test
  void aBodyThatDoesNotSayHowLargeItIsIsNotRead() throws Exception {
    HttpResponse<String> response =
        http.send(
            HttpRequest.newBuilder(address("/sign-in"))
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(
                    BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[1 << 23])))
                .build(),
            BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(411);
  }

  private static HttpResponse<String> ask(Visitor visitor) {
    return visitor.post("/account", "/account/sessions/end", Map.of());
  }

  // Without its token the form goes no further than the check behind the purse.
  private int stranger(String from) throws Exception {
    return http.send(
            forwarded("https", from, "/sign-in").POST(BodyPublishers.ofString("name=x")).build(),
            BodyHandlers.ofString())
        .statusCode();
  }

  private HttpRequest.Builder forwarded(String scheme, String from, String path) {
    return HttpRequest.newBuilder(address(path))
        .header("X-Forwarded-Proto", scheme)
        .header("X-Forwarded-For", from);
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }
}
