package dev.touchstone.server.roster;

import dev.touchstone.server.audit.Audit;
import dev.touchstone.server.audit.AuditEvent;
import dev.touchstone.server.course.CourseDirectory;
import dev.touchstone.server.course.EvenArchived;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.Role;
import dev.touchstone.server.roster.People.Person;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How a course ends: archived, carried to the next term, taken along by those who were in it. */
@Controller
class CourseEndController {

  private final CourseDirectory courses;
  private final People people;
  private final PersonalData data;
  private final Audit audit;
  private final TransactionTemplate transaction;

  CourseEndController(
      CourseDirectory courses,
      People people,
      PersonalData data,
      Audit audit,
      TransactionTemplate transaction) {
    this.courses = courses;
    this.people = people;
    this.data = data;
    this.audit = audit;
    this.transaction = transaction;
  }

  @GetMapping("/courses/{course}/settings")
  String show(Membership member, Locale locale, Model model) {
    member.instructorOnly();
    model.addAttribute("crumbs", List.of(PeopleController.crumb(member, locale)));
    return "course-settings";
  }

  @PostMapping("/courses/{course}/settings/archive")
  String archive(@EvenArchived Membership member, @RequestParam boolean archived) {
    member.instructorOnly();
    transaction.executeWithoutResult(
        doing -> {
          courses.archive(member, archived);
          audit.record(
              AuditEvent.of(
                  member.course().id(),
                  member.accountId(),
                  archived ? "course.archived" : "course.reopened",
                  "course:" + member.course().id()));
        });
    return "redirect:" + member.course().path() + "/settings";
  }

  /** What the course keeps of the reader. */
  @GetMapping("/courses/{course}/my-data.zip")
  void own(Membership member, HttpServletResponse response) throws IOException {
    zip(member, member.course().slug() + "-my-data", response);
  }

  @GetMapping("/courses/{course}/people/{account:\\d+}/data.zip")
  void theirs(Membership member, @PathVariable long account, HttpServletResponse response)
      throws IOException {
    Person person = people.get(member.instructorOnly(), account);
    transaction.executeWithoutResult(
        doing ->
            audit.record(
                AuditEvent.of(
                        member.course().id(),
                        member.accountId(),
                        "people.exported",
                        RosterDesk.person(account))
                    .about(account)));
    zip(
        new Membership(person.id(), member.course(), Role.STUDENT),
        member.course().slug() + "-" + person.name(),
        response);
  }

  // Written while it is read: one file in memory at a time.
  private void zip(Membership of, String name, HttpServletResponse response) throws IOException {
    var disposition =
        ContentDisposition.attachment().filename(name + ".zip", StandardCharsets.UTF_8).build();
    response.setContentType("application/zip");
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition.toString());
    data.write(of, response.getOutputStream());
  }
}
