package dev.touchstone.server.integrity;

import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What is odd about a competition's entries: for staff who see the whole class. */
@Controller
class SignalsController {

  private final Signals signals;
  private final IntegrityController integrity;
  private final JdbcClient jdbc;

  SignalsController(Signals signals, IntegrityController integrity, JdbcClient jdbc) {
    this.signals = signals;
    this.integrity = integrity;
    this.jdbc = jdbc;
  }

  @GetMapping("/courses/{course}/integrity/competitions/{competition}")
  String show(
      Membership member, @PathVariable("competition") String slug, Locale locale, Model model) {
    if (member.staffOnly().limitedTo() != null) {
      throw new NotHereException("signals for a TA of some sections");
    }
    UUID id =
        jdbc.sql("select id from competition where course_id = ? and slug = ?")
            .params(member.course().id(), slug)
            .query(UUID.class)
            .optional()
            .orElseThrow(() -> new NotHereException("competition " + slug));
    model.addAttribute(
        "subjectTitle", integrity.title(member, new Subject(null, null, id).key(), locale));
    model.addAttribute("found", signals.of(id));
    model.addAttribute("crumbs", integrity.crumbs(member, locale));
    return "integrity-signals";
  }
}
