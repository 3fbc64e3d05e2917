package dev.touchstone.server.roster;

import dev.touchstone.server.course.Crumb;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.csv.Csv;
import dev.touchstone.server.roster.RosterImports.Credential;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Rosters: read and shown first, done when confirmed. */
@Controller
@RequestMapping("/courses/{course}/people")
class ImportController {

  static final int MOST_BYTES = 2 * 1024 * 1024;

  private final RosterImports imports;
  private final RosterDesk desk;
  private final MessageSource words;

  ImportController(RosterImports imports, RosterDesk desk, MessageSource words) {
    this.imports = imports;
    this.desk = desk;
    this.words = words;
  }

  @GetMapping("/import")
  String form(Membership member, Locale locale, Model model) {
    return page(member.instructorOnly(), locale, model);
  }

  /** A file, or lines pasted from a spreadsheet. */
  @PostMapping("/import")
  Object read(
      Membership member,
      @RequestParam(required = false) @Nullable MultipartFile file,
      @RequestParam(defaultValue = "") String lines,
      Locale locale,
      Model model)
      throws IOException {
    member.instructorOnly();
    @Nullable MultipartFile chosen = file == null || file.isEmpty() ? null : file;
    byte[] bytes = chosen == null ? lines.getBytes(StandardCharsets.UTF_8) : chosen.getBytes();
    try {
      if (bytes.length > MOST_BYTES) {
        throw new RefusedRosterException("large", "2");
      }
      String name =
          chosen == null
              ? word("roster.pasted", locale)
              : String.valueOf(chosen.getOriginalFilename());
      UUID id = imports.keep(member, name, bytes);
      return "redirect:" + PeopleController.path(member) + "/import/" + id;
    } catch (RefusedRosterException refused) {
      model.addAttribute("refused", refused);
      model.addAttribute("lines", lines);
      return new ModelAndView(
          page(member, locale, model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }

  @GetMapping("/import/{id}")
  String preview(Membership member, @PathVariable UUID id, Locale locale, Model model) {
    page(member.instructorOnly(), locale, model);
    model.addAttribute("pending", imports.get(member, id));
    model.addAttribute("self", PeopleController.path(member) + "/import/" + id);
    return "people-preview";
  }

  /**
   * @param how as a page to read, or as a file to keep; the links are in this answer only
   */
  @PostMapping("/import/{id}")
  Object apply(
      Membership member,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "page") String how,
      Locale locale,
      Model model) {
    try {
      List<Credential> made = imports.apply(member.instructorOnly(), id);
      return answer(member, made, how, locale, model);
    } catch (RefusedRosterException refused) {
      model.addAttribute("refused", refused);
      return new ModelAndView(
          preview(member, id, locale, model), model.asMap(), HttpStatus.CONFLICT);
    }
  }

  /** New links for everybody who has not chosen a password yet; those made before end. */
  @PostMapping("/links")
  Object links(
      Membership member,
      @RequestParam(defaultValue = "page") String how,
      Locale locale,
      Model model) {
    return answer(member, desk.links(member.instructorOnly()), how, locale, model);
  }

  private Object answer(
      Membership member, List<Credential> made, String how, Locale locale, Model model) {
    if (how.equals("csv")) {
      return csv(member, made, locale);
    }
    page(member, locale, model);
    model.addAttribute(
        "made",
        made.stream()
            .map(
                one ->
                    new Credential(
                        one.name(),
                        one.displayName(),
                        one.number(),
                        one.section(),
                        PeopleController.absolute(one.path())))
            .toList());
    return "people-links";
  }

  private ResponseEntity<byte[]> csv(Membership member, List<Credential> made, Locale locale) {
    Csv csv =
        new Csv()
            .row(
                word("people.number", locale),
                word("people.name", locale),
                word("people.section", locale),
                word("sign-in.username", locale),
                word("people.link", locale));
    made.forEach(
        one ->
            csv.row(
                one.number(),
                one.displayName(),
                one.section(),
                one.name(),
                PeopleController.absolute(one.path())));
    var disposition =
        ContentDisposition.attachment()
            .filename(member.course().slug() + "-links.csv", StandardCharsets.UTF_8)
            .build();
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
        .body(csv.bytes());
  }

  private String page(Membership member, Locale locale, Model model) {
    model.addAttribute(
        "crumbs",
        List.of(
            PeopleController.crumb(member, locale),
            new Crumb(word("people.title", locale), PeopleController.path(member))));
    return "people-import";
  }

  private String word(String key, Locale locale) {
    return words.getMessage(key, null, locale);
  }
}
