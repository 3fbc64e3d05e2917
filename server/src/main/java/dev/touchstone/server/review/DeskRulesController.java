package dev.touchstone.server.review;

import dev.touchstone.server.audit.Audit;
import dev.touchstone.server.audit.AuditEvent;
import dev.touchstone.server.course.Course;
import dev.touchstone.server.course.Membership;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a fix costs in a course, and for how long one may ask about a grade. */
@Controller
class DeskRulesController {

  private final JdbcClient jdbc;
  private final Audit audit;

  DeskRulesController(JdbcClient jdbc, Audit audit) {
    this.jdbc = jdbc;
    this.audit = audit;
  }

  /** What was asked for already keeps what it was asked for with. */
  @PostMapping("/courses/{course}/review/rules")
  @Transactional
  public String set(
      Membership member, @RequestParam String fixDeduction, @RequestParam String inquiryDays) {
    Course course = member.instructorOnly().course();
    int cost = number(fixDeduction, 0, 100);
    int days = number(inquiryDays, 1, 366);
    String page = "redirect:" + course.path() + "/review";
    if (cost < 0 || days < 0) {
      return page + "?rules=refused#rules";
    }
    jdbc.sql("update course set fix_deduction = ?, inquiry_days = ? where id = ?")
        .params(cost, days, course.id())
        .update();
    audit.record(
        AuditEvent.of(course.id(), member.accountId(), "review.rules", "course:" + course.slug())
            .with("fixDeduction", cost)
            .with("inquiryDays", days)
            .with("fixDeductionWas", course.fixDeduction())
            .with("inquiryDaysWas", course.inquiryDays()));
    return page + "#rules";
  }

  /** Below zero where it is none of those. */
  private static int number(String typed, int least, int most) {
    String digits = typed.strip();
    if (!digits.matches("\\d{1,3}")) {
      return -1;
    }
    int number = Integer.parseInt(digits);
    return number < least || number > most ? -1 : number;
  }
}
