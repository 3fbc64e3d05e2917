package dev.touchstone.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.server.Classroom;
import dev.touchstone.server.ServerTest;
import dev.touchstone.server.Visitor;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people see to themselves, and what an administrator does to an account. */
class AccountPageTest extends ServerTest {

  private static final String CHOSEN = "seven quiet cranes";

  @Test
  void aNewPasswordSignsOutEverywhereElse() {
    Classroom.open(jdbc, "account-a", "账号", "Accounts").person("ac-one", "单一", "STUDENT");
    Visitor here = signedIn("ac-one");
    Visitor elsewhere = signedIn("ac-one");
    assertThat(here.page("/account")).contains("this browser").contains("Sign out everywhere else");
    assertThat(change(here, "wrong", CHOSEN, CHOSEN)).contains("not your password now");
    assertThat(change(here, "touchstone", CHOSEN, "other")).contains("differ");
    assertThat(change(here, "touchstone", "ac-one ac-one", "ac-one ac-one")).contains("easy");
    assertThat(elsewhere.get("/account").statusCode()).isEqualTo(200);

    change(here, "touchstone", CHOSEN, CHOSEN);
    assertThat(here.get("/account").statusCode()).isEqualTo(200);
    assertThat(elsewhere.get("/account").statusCode()).isEqualTo(302);
    Visitor again = stranger();
    assertThat(again.signIn("ac-one", CHOSEN).headers().firstValue("Location").orElseThrow())
        .doesNotContain("refused");
  }

  @Test
  void whoeverIsSignedInElsewhereIsSignedOutThereAtWill() {
    Classroom.open(jdbc, "account-b", "账号", "Accounts").person("ac-two", "双双", "STUDENT");
    Visitor here = signedIn("ac-two");
    Visitor elsewhere = signedIn("ac-two");
    here.post("/account", "/account/sessions/end", Map.of());
    assertThat(elsewhere.get("/account").statusCode()).isEqualTo(302);
    assertThat(here.get("/account").statusCode()).isEqualTo(200);
  }

  @Test
  void aStaffMadeLinkSetsANewPasswordAndAnAdministratorsAccountIsNotTheirs() {
    Classroom.open(jdbc, "account-c", "账号", "Accounts")
        .person("ac-boss", "老师", "INSTRUCTOR")
        .person("ac-lost", "忘了", "STUDENT");
    jdbc.sql(
            """
            insert into enrolment (course_id, account_id, role)
            select course.id, account.id, 'STUDENT' from course, account
            where slug = 'account-c' and name = 'admin' on conflict do nothing
            """)
        .update();
    Visitor boss = signedIn("ac-boss");
    String admin = "/courses/account-c/people/" + accounts.findByName("admin").orElseThrow().id();
    assertThat(boss.post(admin, admin + "/link", Map.of()).statusCode()).isEqualTo(422);
    String lost = "/courses/account-c/people/" + accounts.findByName("ac-lost").orElseThrow().id();
    assertThat(boss.post(lost, lost + "/lock", Map.of("locked", "true")).statusCode())
        .isEqualTo(422);
    String first = welcome(boss.post(lost, lost + "/link", Map.of()).body());
    String second = welcome(boss.post(lost, lost + "/link", Map.of()).body());
    assertThat(stranger().get(first).statusCode()).isEqualTo(410);
    stranger().post(second, second, Map.of("password", CHOSEN, "again", CHOSEN));
    assertThat(signsIn("ac-lost", "touchstone")).isFalse();
    assertThat(signsIn("ac-lost", CHOSEN)).isTrue();
    assertThat(
            jdbc.sql("select count(*) from sign_in_link where token_hash like '%' || ? || '%'")
                .param(second.substring(second.lastIndexOf('/') + 1))
                .query(Integer.class)
                .single())
        .isZero();
    jdbc.sql(
            "delete from enrolment where account_id = (select id from account where name ="
                + " 'admin')")
        .update();
  }

  @Test
  void aLockedAccountIsOutAtOnceUntilItIsUnlocked() {
    Classroom.open(jdbc, "account-d", "账号", "Accounts").person("ac-lock", "锁", "STUDENT");
    Visitor locked = signedIn("ac-lock");
    Visitor admin = signedIn("admin");
    String page = "/courses/account-d/people/" + accounts.findByName("ac-lock").orElseThrow().id();
    admin.post(page, page + "/lock", Map.of("locked", "true"));
    assertThat(locked.get("/account").statusCode()).isEqualTo(302);
    assertThat(signsIn("ac-lock", "touchstone")).isFalse();
    admin.post(page, page + "/lock", Map.of("locked", "false"));
    assertThat(signsIn("ac-lock", "touchstone")).isTrue();
  }

  private static String change(Visitor visitor, String current, String password, String again) {
    return visitor
        .post(
            "/account",
            "/account/password",
            Map.of("current", current, "password", password, "again", again))
        .body();
  }

  private boolean signsIn(String name, String password) {
    Visitor visitor = stranger();
    visitor.signIn(name, password);
    return visitor.get("/account").statusCode() == 200;
  }

  private static String welcome(String page) {
    int at = page.indexOf("/welcome/");
    assertThat(at).isPositive();
    return page.substring(at, at + "/welcome/".length() + 43);
  }
}
