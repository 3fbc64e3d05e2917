package dev.touchstone.server.discussion;

import dev.touchstone.server.course.NotHereException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Stops the daily mail. Opening the address stops nothing: programs look at links before people do.
 * Posting to it does, as a mail program does it for whoever clicks there.
 */
@Controller
@RequestMapping("/unsubscribe/{token}")
class UnsubscribeController {

  private final JdbcClient jdbc;

  UnsubscribeController(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @GetMapping
  String show(@PathVariable String token, Model model) {
    model.addAttribute(
        "wanted",
        jdbc.sql("select wanted from question_digest where token = ?")
            .param(token)
            .query(Boolean.class)
            .optional()
            .orElseThrow(() -> new NotHereException("subscription")));
    model.addAttribute("token", token);
    return "unsubscribe";
  }

  @PostMapping
  String stop(@PathVariable String token, Model model) {
    jdbc.sql("update question_digest set wanted = false where token = ?").param(token).update();
    return show(token, model);
  }
}
