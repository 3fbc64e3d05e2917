package dev.touchstone.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import dev.touchstone.server.Visitor;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a TA's browser makes of output and files that are meant to do something to it. */
class HostileOutputTest extends BrowserTest {

  private static final String SOFTMAX = "/courses/dl/assignments/first-steps/softmax";

  private static final String SCRIPTS =
      """
      print("<script>alert(1)</script><svg onload=alert(2)>")
      print("</pre></main><script>alert(3)</script><style>body { display: none }</style>")
      print("<meta http-equiv=refresh content='0;url=//127.0.0.1:9/'><base href=//127.0.0.1:9/>")
      print("<img src=//127.0.0.1:9/pixel onerror=alert(4)><iframe src=//127.0.0.1:9/></iframe>")
      print("\\x1b[31mred\\x1b[2J\\x1b]52;c;ZXZpbA==\\x07 \\u202egnp.exe\\u202c \\u2066\\u200b")
      print("x" * 60_000)


      def softmax(o):
          # access = "user\u202e \u2066# check\u2069 \u2066"
          raise ValueError("<script>alert(5)</script><img src=x onerror=alert(6)>")
      """;

  private static final String MUCH_OF_EVERYTHING =
      """
      def softmax(o):
          return o


      if FORM == "line":
          print("x" * 100_000_000)
      else:
          for i in range(1_000_000):
              print(i)
      """;

  private final List<String> happened = new ArrayList<>();

  @Test
  void scriptsEscapesAndHiddenDirectionsAreText() {
    Visitor lin = signedIn("lin");
    String submission =
        URI.create(
                lin.upload(
                        SOFTMAX,
                        Map.of(),
                        "<img src=x onerror=alert(0)>\u202Eyp.py",
                        SCRIPTS.getBytes(StandardCharsets.UTF_8))
                    .headers()
                    .firstValue("Location")
                    .orElseThrow())
            .getPath();
    lin.result(submission);

    Page page = asTheTaSees(submission);

    assertThat(page.locator("pre.log")).containsText("<script>alert(1)</script>");
    assertThat(page.locator("pre.log")).containsText("␛[31mred␛[2J");
    assertThat(page.locator("pre.log")).containsText("\\u202egnp.exe");
    assertThat(page.locator(".listing").first()).containsText("\\u202e");
    assertThat(page.locator("main h1")).isVisible();
    assertThat(page.evaluate("document.querySelectorAll('main script, main iframe').length"))
        .isEqualTo(0);
    assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .as("a long line moves in its own box, not the page")
        .isEqualTo(true);
    picture(page, "hostile-output");
    assertThat(happened).as("what the output brought about").isEmpty();
    assertThat(complaints).as("what the browser complained about").isEmpty();
    page.context().close();
  }

  @ParameterizedTest
  @CsvSource({"line", "lines"})
  void aHundredMegabytesAndAMillionLinesAreCut(String form) {
    Visitor lin = signedIn("lin");
    String submission = lin.submit(SOFTMAX, "FORM = \"" + form + "\"\n" + MUCH_OF_EVERYTHING);
    lin.result(submission);

    long begin = System.nanoTime();
    Page page = asTheTaSees(submission);
    page.evaluate("document.querySelector('pre.log')?.scrollIntoView()");
    page.click("summary >> nth=0");
    Duration took = Duration.ofNanos(System.nanoTime() - begin);

    assertThat(took).isLessThan(Duration.ofSeconds(10));
    assertThat((Integer) page.evaluate("document.body.innerText.length")).isLessThan(600_000);
    picture(page, "hostile-" + form);
    page.context().close();
  }

  @Test
  void aSourceOfHalfAMillionLinesIsCut() {
    Visitor lin = signedIn("lin");
    String submission = lin.submit(SOFTMAX, "#\n".repeat(400_000) + "#".repeat(200_000));
    lin.result(submission);

    Page page = asTheTaSees(submission);

    assertThat((Integer) page.evaluate("document.querySelectorAll('.listing li').length"))
        .isBetween(100, 5_000);
    page.context().close();
  }

  private Page asTheTaSees(String submission) {
    Page page = open(new NewContextOptions().setLocale("en-GB"));
    page.onDialog(
        dialog -> {
          happened.add("dialog " + dialog.message());
          dialog.dismiss();
        });
    page.onRequest(
        request -> {
          if (!request.url().startsWith("http://127.0.0.1:" + port)
              && !request.url().startsWith("data:")) {
            happened.add("request to " + request.url());
          }
        });
    visit(page, submission);
    signIn(page, "wang");
    assertThat(page.locator("#status .page-head h1")).isVisible();
    return page;
  }
}
