package dev.touchstone.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import dev.touchstone.campus.Campus;
import dev.touchstone.server.Classroom;
import dev.touchstone.server.Visitor;
import dev.touchstone.server.account.Account;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Two providers that really run, and one that does not: the university is trusted with student
 * numbers and account names, the library with verified addresses and with making accounts.
 */
class IdentityPathTest extends BrowserTest {

  private static final Campus UNIVERSITY = new Campus("university");
  private static final Campus LIBRARY = new Campus("library");

  private static final String STRANGER = "no account here is known to be yours";

  @DynamicPropertySource
  static void providers(DynamicPropertyRegistry properties) {
    provider(properties, "campus", UNIVERSITY.issuer(), "openid,profile");
    provider(properties, "library", LIBRARY.issuer(), "openid,profile,email");
    provider(properties, "away", "http://127.0.0.1:9", "openid");
    String trust = "touchstone.identity.providers.";
    properties.add(trust + "campus.name-en", () -> "Example University");
    properties.add(trust + "campus.name-zh", () -> "示例大学");
    properties.add(trust + "campus.number-claim", () -> "student_number");
    properties.add(trust + "campus.account-claim", () -> "preferred_username");
    properties.add(trust + "library.email", () -> true);
    properties.add(trust + "library.account-claim", () -> "login");
    properties.add(trust + "library.creates-accounts", () -> true);
  }

  private static void provider(
      DynamicPropertyRegistry properties, String id, String issuer, String scope) {
    String client = "spring.security.oauth2.client.";
    properties.add(client + "registration." + id + ".client-id", () -> Campus.CLIENT);
    properties.add(client + "registration." + id + ".client-secret", () -> Campus.SECRET);
    properties.add(client + "registration." + id + ".client-name", () -> "The " + id);
    properties.add(client + "registration." + id + ".scope", () -> scope);
    properties.add(client + "provider." + id + ".issuer-uri", () -> issuer);
  }

  @BeforeEach
  void knowEachOther() {
    UNIVERSITY.answersTo("http://127.0.0.1:" + port + "/login/oauth2/code/campus");
    LIBRARY.answersTo("http://127.0.0.1:" + port + "/login/oauth2/code/library");
  }

  @AfterAll
  static void close() {
    UNIVERSITY.close();
    LIBRARY.close();
  }

  @ParameterizedTest
  @CsvSource({
    "en, Sign in with Example University, Accounts elsewhere, Disconnect",
    "zh, 用示例大学登录, 其他账号, 断开",
  })
  void aStudentComesInByTheUniversityAndSeesItOnTheAccountPage(
      String language, String button, String title, String disconnect) {
    String name = "id-path-" + language;
    student(name, "P-" + language, null, false);
    UNIVERSITY.person("u-" + language, Map.of("student_number", "P-" + language));
    Page page =
        open(
            new NewContextOptions()
                .setLocale(language.equals("en") ? "en-GB" : "zh-CN")
                .setViewportSize(width(language), 800));
    visit(page, "/account");
    assertThat(page.locator(".sign-in-form .button").nth(2)).hasText(button);
    picture(page, "sign-in-providers-" + language);
    page.click("text=" + button);
    assertThat(page.url()).startsWith(UNIVERSITY.issuer());
    page.fill("input[name=username]", "u-" + language);
    page.fill("input[name=password]", Campus.PASSWORD);
    page.click("button[type=submit]");
    assertThat(page.locator("h1")).hasText("Person " + name);
    visit(page, "/account/identities");
    assertThat(page.locator("h1")).hasText(title);
    picture(page, "identities-" + language);
    // It is the only way in: there is no password.
    page.click("main button:text-is('" + disconnect + "')");
    assertThat(page.locator(".message.error")).isVisible();
    assertThat(complaints.stream().filter(said -> !said.contains("422"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"en, Go on to, It is connected", "zh, 前往, 已连接"})
  void somebodyWithAPasswordConnectsTheirAccountByAFormThatLeadsElsewhere(
      String language, String onward, String said) {
    String name = "id-connect-" + language;
    student(name, null, null, true);
    LIBRARY.person("l-connect-" + language, Map.of());
    Page page = open(new NewContextOptions().setLocale(language.equals("en") ? "en-GB" : "zh-CN"));
    visit(page, "/sign-in");
    signIn(page, name);
    visit(page, "/account/identities");
    page.fill("#password-library", "touchstone");
    page.locator("form[action$='/library'] button").click();
    page.waitForURL(LIBRARY.issuer() + "/login**");
    page.fill("input[name=username]", "l-connect-" + language);
    page.fill("input[name=password]", Campus.PASSWORD);
    page.click("button[type=submit]");
    assertThat(page.locator(".message.success")).containsText(said);
    assertThat(complaints).isEmpty();
    assertThat(signedInBy("library", LIBRARY, "l-connect-" + language).page("/account"))
        .contains("Person " + name);
  }

  @Test
  void eachProviderHasAButtonThatNamesIt() {
    assertThat(stranger().page("/sign-in"))
        .contains("/oauth2/authorization/campus", "/oauth2/authorization/library")
        .contains("Sign in with The library");
  }

  @Test
  void whoHasNoAccountIsToldSoInBothLanguagesAndGetsNone() {
    UNIVERSITY.person(
        "nobody", Map.of("student_number", "P-none", "preferred_username", "id-none"));

    Visitor visitor = stranger();
    HttpResponse<String> answer = by("campus", UNIVERSITY, "nobody", visitor);

    String page = location(answer);
    assertThat(page).contains("why=UNKNOWN");
    assertThat(visitor.get(path(page)).body()).contains(STRANGER, "Example University");
    assertThat(visitor.reading("zh").get(path(page)).body()).contains("没有与之对应的账号", "示例大学");
    assertThat(visitor.get("/account").statusCode()).isEqualTo(302);
    assertThat(accounts.findByName("id-none")).isEmpty();
  }

  @Test
  void aLockedAccountStaysOutAndOneThatIsLockedLaterGoes() {
    student("id-locked", "P-locked", null, false);
    UNIVERSITY.person("locked", Map.of("student_number", "P-locked"));
    Visitor before = signedInBy("campus", UNIVERSITY, "locked");
    assertThat(before.get("/account").statusCode()).isEqualTo(200);

    jdbc.sql("update account set locked_at = now() where name = 'id-locked'").update();

    assertThat(before.get("/account").statusCode()).isEqualTo(302);
    assertThat(location(by("campus", UNIVERSITY, "locked", stranger()))).contains("why=LOCKED");
    student("id-locked-2", "P-locked-2", null, false);
    jdbc.sql("update account set locked_at = now() where name = 'id-locked-2'").update();
    UNIVERSITY.person("locked-2", Map.of("student_number", "P-locked-2"));
    assertThat(location(by("campus", UNIVERSITY, "locked-2", stranger()))).contains("why=LOCKED");
    assertThat(identities("id-locked-2")).isZero();
  }

  @Test
  void anAddressCountsOnlyVerifiedAndOnlyOfOnePersonAndOnlyFromWhoIsTrustedWithIt() {
    student("id-mail", null, "Mail@example.org", false);
    LIBRARY.person("unverified", Map.of("email", "mail@example.org", "email_verified", false));
    LIBRARY.person("unsaid", Map.of("email", "mail@example.org"));
    LIBRARY.person("verified", Map.of("email", "mail@example.org", "email_verified", true));
    UNIVERSITY.person("untrusted", Map.of("email", "mail@example.org", "email_verified", true));
    assertThat(location(by("library", LIBRARY, "unverified", stranger()))).contains("why=UNKNOWN");
    assertThat(location(by("library", LIBRARY, "unsaid", stranger()))).contains("why=UNKNOWN");
    assertThat(location(by("campus", UNIVERSITY, "untrusted", stranger()))).contains("why=UNKNOWN");
    assertThat(signedInBy("library", LIBRARY, "verified").page("/account"))
        .contains("Person id-mail");
    student("id-two-a", null, "two@example.org", false);
    student("id-two-b", null, "two@example.org", false);
    LIBRARY.person("two", Map.of("email", "two@example.org", "email_verified", true));
    assertThat(location(by("library", LIBRARY, "two", stranger()))).contains("why=UNKNOWN");
  }

  @Test
  void anAccountNameIsMatchedOnlyWhileNobodyHasChosenAPasswordForIt() {
    student("id-expected", null, null, false);
    student("id-squatter", null, null, true);
    UNIVERSITY.person("expected", Map.of("preferred_username", "ID-Expected"));
    UNIVERSITY.person("victim", Map.of("preferred_username", "id-squatter"));

    assertThat(signedInBy("campus", UNIVERSITY, "expected").page("/account"))
        .contains("Person id-expected");
    assertThat(location(by("campus", UNIVERSITY, "victim", stranger()))).contains("why=UNKNOWN");
  }

  @Test
  void anAdministratorAndASampleAccountAreMatchedWithNobody() {
    student("id-admin", "P-admin", null, false);
    jdbc.sql("update account set admin = true where name = 'id-admin'").update();
    student("id-sample", "P-sample", null, false);
    jdbc.sql("update account set sample = true where name = 'id-sample'").update();
    UNIVERSITY.person("root", Map.of("student_number", "P-admin"));
    UNIVERSITY.person("sample", Map.of("student_number", "P-sample"));

    assertThat(location(by("campus", UNIVERSITY, "root", stranger()))).contains("why=UNKNOWN");
    assertThat(location(by("campus", UNIVERSITY, "sample", stranger()))).contains("why=UNKNOWN");
    jdbc.sql("delete from enrolment using account where account_id = account.id and admin")
        .update();
    jdbc.sql("delete from account where name = 'id-admin'").update();
  }

  @Test
  void oneAccountHasOneIdentityOfAProvider() {
    student("id-one", "P-one", null, false);
    UNIVERSITY.person("one", Map.of("student_number", "P-one"));
    UNIVERSITY.person("another", Map.of("student_number", "P-one"));
    signedInBy("campus", UNIVERSITY, "one");

    assertThat(location(by("campus", UNIVERSITY, "another", stranger()))).contains("why=TAKEN");
  }

  @Test
  void anAnswerWithAnotherStateOrNoneIsRefusedAndSoIsOneThatWasUsed() {
    student("id-state", "P-state", null, false);
    UNIVERSITY.person("state", Map.of("student_number", "P-state"));
    Visitor visitor = stranger();
    String answer = answer(UNIVERSITY, "state", begin("campus", visitor));
    String code = answer.replaceAll("&?state=[^&]*", "");

    assertThat(location(stranger().get(path(answer)))).contains("why=FAILED");
    assertThat(location(visitor.get(path(code)))).doesNotContain("/account");
    assertThat(location(visitor.get(path(code) + "&state=guessed"))).contains("why=FAILED");
    assertThat(visitor.get("/account").statusCode()).isEqualTo(302);
    assertThat(location(visitor.get(path(answer)))).doesNotContain("why");
    assertThat(visitor.get("/account").statusCode()).isEqualTo(200);
    assertThat(location(visitor.get(path(answer)))).contains("why=FAILED");
    Visitor thief = stranger();
    thief.page("/sign-in");
    assertThat(location(thief.get(path(answer)))).contains("why=FAILED");
    assertThat(thief.get("/account").statusCode()).isEqualTo(302);
  }

  @Test
  void aCodeThatWasGivenToAnotherBrowserOpensNothing() {
    student("id-code", "P-code", null, false);
    UNIVERSITY.person("code", Map.of("student_number", "P-code"));
    String theirs = answer(UNIVERSITY, "code", begin("campus", stranger()));
    Visitor thief = stranger();
    String state = begin("campus", thief).replaceAll(".*[?&]state=([^&]*).*", "$1");

    HttpResponse<String> answer =
        thief.get(path(theirs).replaceAll("state=[^&]*", "state=" + state));

    assertThat(location(answer)).contains("why=FAILED");
    assertThat(thief.get("/account").statusCode()).isEqualTo(302);
  }

  @Test
  void whatIsAskedHasStateNonceAndProofKey() {
    assertThat(begin("campus", stranger()))
        .contains("&state=", "&nonce=", "&code_challenge=", "code_challenge_method=S256");
  }

  @Test
  void theSessionGetsANewNameAndLeadsWhereOneWantedToBe() {
    student("id-fixed", "P-fixed", null, false);
    UNIVERSITY.person("fixed", Map.of("student_number", "P-fixed"));
    Visitor visitor = stranger();
    visitor.get("/receipts/check");
    String before = visitor.cookie("TOUCHSTONE");

    HttpResponse<String> answer = by("campus", UNIVERSITY, "fixed", visitor);

    assertThat(location(answer)).contains("/receipts/check");
    assertThat(before).isNotEmpty();
    assertThat(visitor.cookie("TOUCHSTONE")).isNotEmpty().isNotEqualTo(before);
  }

  @Test
  void oneAccountIsConnectedWithTwoProvidersAndWhatIsDisconnectedStaysSo() {
    student("id-both", "P-both", null, true);
    UNIVERSITY.person("both", Map.of("student_number", "P-both"));
    LIBRARY.person("both-l", Map.of());
    Visitor visitor = stranger();
    visitor.signIn("id-both", "touchstone");
    assertThat(connect(visitor, "library", "wrong").statusCode()).isEqualTo(422);
    HttpResponse<String> onward = connect(visitor, "library", "touchstone");
    assertThat(onward.statusCode()).isEqualTo(200);
    String to = onward(onward);
    assertThat(location(visitor.get(path(answer(LIBRARY, "both-l", to))))).contains("?connected");

    assertThat(signedInBy("campus", UNIVERSITY, "both").page("/account"))
        .contains("Person id-both");
    Visitor byLibrary = signedInBy("library", LIBRARY, "both-l");
    assertThat(byLibrary.page("/account")).contains("Person id-both");
    assertThat(identities("id-both")).isEqualTo(2);
    assertThat(
            jdbc.sql(
                    """
                    select string_agg(detail->>'how', ' ' order by entry.id) from audit_entry entry
                    join account on account.id = subject_id
                    where account.name = 'id-both' and action = 'account.connected'
                    """)
                .query(String.class)
                .single())
        .isEqualTo("CHOSEN MATCHED");

    // Whoever has just come in by a provider is not asked for the password.
    byLibrary.post("/account/identities", "/account/identities/campus/disconnect", Map.of());
    assertThat(location(by("campus", UNIVERSITY, "both", stranger()))).contains("why=UNKNOWN");
    assertThat(visitor.get("/account").statusCode()).isEqualTo(302);
    assertThat(byLibrary.get("/account").statusCode()).isEqualTo(200);
    assertThat(identities("id-both")).isEqualTo(1);
  }

  @Test
  void anIdentityOfSomebodyElseIsNotToBeHad() {
    student("id-owner", "P-owner", null, true);
    student("id-taker", null, null, true);
    UNIVERSITY.person("owner", Map.of("student_number", "P-owner"));
    signedInBy("campus", UNIVERSITY, "owner");
    Visitor taker = stranger();
    taker.signIn("id-taker", "touchstone");
    String to = onward(connect(taker, "campus", "touchstone"));
    assertThat(location(taker.get(path(answer(UNIVERSITY, "owner", to))))).contains("why=TAKEN");
    assertThat(taker.page("/account")).contains("Person id-taker");
    String again = onward(connect(taker, "campus", "touchstone"));
    taker.post("/account", "/sign-out", Map.of());
    assertThat(location(taker.get(path(answer(UNIVERSITY, "owner", again)))))
        .contains("why=FAILED");
  }

  @Test
  void anAccountIsMadeOnlyWhereThatIsConfiguredAndOnlyUnderAFreeName() {
    LIBRARY.person("new", Map.of("login", "id-made", "name", "Somebody New"));
    student("id-there", null, null, true);
    LIBRARY.person("there", Map.of("login", "id-there"));

    assertThat(signedInBy("library", LIBRARY, "new").page("/account"))
        .contains("Somebody New", "id-made");
    assertThat(accounts.findByName("id-made")).get().matches(account -> !account.hasPassword());
    assertThat(location(by("library", LIBRARY, "there", stranger()))).contains("why=UNKNOWN");
  }

  @Test
  void aProviderThatDoesNotAnswerIsSaidToBeAway() {
    Visitor visitor = stranger();

    String page = location(visitor.get("/oauth2/authorization/away"));

    assertThat(page).contains("why=AWAY");
    assertThat(visitor.get(path(page)).body()).contains("The away could not be reached");
    student("id-away", null, null, true);
    visitor.signIn("id-away", "touchstone");
    assertThat(location(connect(visitor, "away", "touchstone"))).contains("why=AWAY&by=away");
    assertThat(visitor.get("/sign-in/identity?why=AWAY&by=nobody").statusCode()).isEqualTo(404);
  }

  /** In a course, with the usual password or none. */
  private void student(
      String name, @Nullable String number, @Nullable String email, boolean password) {
    Account account = Account.expected(name, "Person " + name);
    account.describe(account.displayName(), number, email);
    accounts.save(account);
    Classroom.open(jdbc, "identities", "账号", "Identities").person(name, name, "STUDENT");
    if (password) {
      jdbc.sql(
              """
              update account set password = (select password from account where name = 'lin')
              where name = ?
              """)
          .param(name)
          .update();
    }
  }

  private int identities(String name) {
    return jdbc.sql(
            """
            select count(*) from identity join account on account.id = account_id
            where name = ? and ended_at is null
            """)
        .param(name)
        .query(Integer.class)
        .single();
  }

  private Visitor signedInBy(String id, Campus at, String person) {
    Visitor visitor = stranger();
    assertThat(location(by(id, at, person, visitor))).doesNotContain("why");
    return visitor;
  }

  /** The whole way; answers what ours says to the provider's answer. */
  private static HttpResponse<String> by(String id, Campus at, String person, Visitor visitor) {
    return visitor.get(path(answer(at, person, begin(id, visitor))));
  }

  private static String begin(String id, Visitor visitor) {
    return location(visitor.get("/oauth2/authorization/" + id));
  }

  /** Signs in at the provider and takes the address it sends the browser back to. */
  private static String answer(Campus at, String person, String asked) {
    var there = new Visitor(at.issuer());
    there.get(path(asked));
    there.post("/login", "/login", Map.of("username", person, "password", Campus.PASSWORD));
    return location(there.get(path(asked)));
  }

  private static HttpResponse<String> connect(Visitor visitor, String id, String password) {
    return visitor.post(
        "/account/identities", "/account/identities/" + id, Map.of("password", password));
  }

  private static String onward(HttpResponse<String> page) {
    return page.headers().firstValue("Refresh").orElseThrow().substring("0;url=".length());
  }

  private static String location(HttpResponse<String> response) {
    return response
        .headers()
        .firstValue("Location")
        .orElseThrow(() -> new AssertionError(response.statusCode() + " " + response.body()));
  }

  private static String path(String address) {
    URI uri = URI.create(address);
    return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
  }
}
