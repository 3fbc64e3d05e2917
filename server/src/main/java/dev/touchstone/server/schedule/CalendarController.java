package dev.touchstone.server.schedule;

import dev.touchstone.server.course.EvenArchived;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Calendars, for programs that fetch them; see {@link CalendarFeeds}. */
@Controller
class CalendarController {

  private final CalendarFeeds feeds;

  CalendarController(CalendarFeeds feeds) {
    this.feeds = feeds;
  }

  @GetMapping("/calendar/{token}.ics")
  ResponseEntity<byte[]> read(@PathVariable String token, Locale locale) {
    String server = ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
    String calendar =
        feeds.read(token, server, locale).orElseThrow(() -> new NotHereException("calendar"));
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, "text/calendar;charset=UTF-8")
        .cacheControl(CacheControl.noStore())
        .body(calendar.getBytes(StandardCharsets.UTF_8));
  }

  @PostMapping("/courses/{course}/schedule/calendar")
  String renew(@EvenArchived Membership member) {
    feeds.renew(member.accountId());
    return "redirect:" + member.course().path() + "/schedule#calendar";
  }
}
