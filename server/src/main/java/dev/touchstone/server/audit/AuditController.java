package dev.touchstone.server.audit;

import dev.touchstone.server.audit.AuditLog.Entry;
import dev.touchstone.server.audit.AuditLog.Filter;
import dev.touchstone.server.course.Crumb;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.csv.Csv;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Who did what to grades and rights: for instructors. */
@Controller
class AuditController {

  /** A filter as it was typed; dates are days in the course's time zone. */
  record Form(String person, String action, String from, String to) {

    Filter filter(Membership member) {
      String letters = person.strip().toLowerCase(Locale.ROOT);
      return new Filter(
          letters.isEmpty() ? null : letters,
          action.isBlank() ? null : action,
          day(from, 0, member),
          day(to, 1, member));
    }

    // What is no date filters nothing; the field is empty then, so the reader sees it.
    private static @Nullable Instant day(String text, int later, Membership member) {
      try {
        return text.isBlank()
            ? null
            : LocalDate.parse(text.strip())
                .plusDays(later)
                .atStartOfDay(member.course().zone())
                .toInstant();
      } catch (DateTimeException e) {
        return null;
      }
    }

    String on(String path) {
      return UriComponentsBuilder.fromPath(path)
          .queryParam("person", "{person}")
          .queryParam("action", "{action}")
          .queryParam("from", "{from}")
          .queryParam("to", "{to}")
          .encode()
          .buildAndExpand(person, action, from, to)
          .toUriString();
    }
  }

  private final AuditLog log;
  private final MessageSource words;

  AuditController(AuditLog log, MessageSource words) {
    this.log = log;
    this.words = words;
  }

  @GetMapping("/courses/{course}/audit")
  String show(
      Membership member,
      @RequestParam(defaultValue = "") String person,
      @RequestParam(defaultValue = "") String action,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to,
      @RequestParam(defaultValue = "0") int page,
      Locale locale,
      Model model) {
    var form = new Form(person, action, from, to);
    Filter filter = form.filter(member.instructorOnly());
    int found = log.count(member, filter);
    int pages = Math.max(1, Math.ceilDiv(found, AuditLog.PAGE_SIZE));
    int number = Math.clamp(page, 0, pages - 1);
    model.addAttribute("form", form);
    model.addAttribute("found", found);
    model.addAttribute("actions", log.actions(member));
    model.addAttribute("entries", log.page(member, filter, number));
    model.addAttribute("page", number);
    model.addAttribute("pages", pages);
    model.addAttribute("url", form.on(member.course().path() + "/audit"));
    model.addAttribute("csv", form.on(member.course().path() + "/audit.csv"));
    model.addAttribute(
        "crumbs", List.of(new Crumb(member.course().title().in(locale), member.course().path())));
    return "audit-log";
  }

  @GetMapping("/courses/{course}/audit.csv")
  ResponseEntity<byte[]> csv(
      Membership member,
      @RequestParam(defaultValue = "") String person,
      @RequestParam(defaultValue = "") String action,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to,
      Locale locale) {
    Filter filter = new Form(person, action, from, to).filter(member.instructorOnly());
    Csv csv =
        new Csv()
            .row(
                word("audit-log.at", locale),
                word("audit-log.actor", locale),
                word("audit-log.action", locale),
                word("audit-log.subject", locale),
                word("audit-log.object", locale),
                word("audit-log.detail", locale));
    try (var entries = log.all(member, filter)) {
      entries.forEach(entry -> csv.row(row(entry, member, locale)));
    }
    var disposition =
        ContentDisposition.attachment()
            .filename(member.course().slug() + "-audit.csv", StandardCharsets.UTF_8)
            .build();
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
        .body(csv.bytes());
  }

  private @Nullable Object[] row(Entry entry, Membership member, Locale locale) {
    return new @Nullable Object[] {
      entry.at().atZone(member.course().zone()).toOffsetDateTime().toString(),
      entry.actor() == null ? word("audit-log.rule", locale) : entry.actor(),
      words.getMessage("audit." + entry.action(), null, entry.action(), locale),
      entry.subject(),
      entry.object(),
      entry.detail()
    };
  }

  private String word(String key, Locale locale) {
    return words.getMessage(key, null, locale);
  }
}
