package dev.touchstone.server.authoring;

import dev.touchstone.authoring.BadFolderException;
import dev.touchstone.server.assignment.AssignmentAccess;
import dev.touchstone.server.course.Crumb;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.grading.Changes;
import dev.touchstone.server.grading.Jobs;
import dev.touchstone.server.submission.Blobs;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Where instructors upload assignments, read what the gate found, and release them. */
@Controller
@RequestMapping("/courses/{course}/authoring")
class AuthoringController {

  private static final String SLUG = "[a-z0-9][a-z0-9-]{0,38}";

  private final Versions versions;
  private final AuthoringDesk desk;
  private final AssignmentAccess assignments;
  private final Blobs blobs;
  private final Jobs jobs;
  private final Changes changes;
  private final MessageSource texts;

  AuthoringController(
      Versions versions,
      AuthoringDesk desk,
      AssignmentAccess assignments,
      Blobs blobs,
      Jobs jobs,
      Changes changes,
      MessageSource texts) {
    this.versions = versions;
    this.desk = desk;
    this.assignments = assignments;
    this.blobs = blobs;
    this.jobs = jobs;
    this.changes = changes;
    this.texts = texts;
  }

  @GetMapping
  String list(Membership member, Model model) {
    return page(member.instructorOnly(), "", List.of(), model);
  }

  @PostMapping
  Object upload(
      Membership member,
      @RequestParam String slug,
      @RequestParam MultipartFile file,
      Locale locale,
      Model model)
      throws IOException {
    member.instructorOnly();
    String name = slug.strip();
    if (!name.matches(SLUG)) {
      return refused(member, name, List.of(say("authoring.slug.bad", locale)), model);
    }
    if (file.isEmpty()) {
      return refused(member, name, List.of(say("authoring.file.none", locale)), model);
    }
    try {
      UUID id = desk.accept(member, name, file.getBytes());
      return "redirect:" + path(member) + "/" + id;
    } catch (BadFolderException bad) {
      return refused(
          member, name, bad.problems().stream().map(problem -> problem.in(locale)).toList(), model);
    }
  }

  @GetMapping("/{id}")
  String show(
      Membership member,
      @PathVariable UUID id,
      @ModelAttribute("filter") GateReport.Filter filter,
      Locale locale,
      Model model) {
    Version version = versions.of(member.instructorOnly(), id);
    model.addAttribute("version", version);
    model.addAttribute("path", path(member));
    model.addAttribute("crumbs", crumbs(member, version, locale));
    if (version.gate() == null) {
      model.addAttribute("waiting", jobs.waiting(GateConfiguration.GATE, id));
    } else {
      model.addAttribute("report", GateReport.of(version.gate(), filter));
    }
    return "version";
  }

  /** Says {@code state} whenever the page is worth fetching again. */
  @GetMapping("/{id}/events")
  SseEmitter events(Membership member, @PathVariable UUID id) {
    versions.of(member.instructorOnly(), id);
    return changes.streamUntil(
        id, () -> versions.find(id).filter(version -> version.gate() != null).isPresent());
  }

  /** The folder as it was uploaded. */
  @GetMapping("/{id}/folder")
  ResponseEntity<byte[]> folder(Membership member, @PathVariable UUID id) {
    Version version = versions.of(member.instructorOnly(), id);
    String name = version.slug() + "-v" + version.number();
    return ExportController.zip(name, blobs.read(version.folder()));
  }

  @PostMapping("/{id}/release")
  String release(Membership member, @PathVariable UUID id) {
    desk.release(member, id);
    return "redirect:" + path(member) + "/" + id;
  }

  private String page(Membership member, String slug, List<String> problems, Model model) {
    model.addAttribute("versions", versions.all(member));
    model.addAttribute("assignments", assignments.visible(member));
    model.addAttribute("path", path(member));
    model.addAttribute("slug", slug);
    model.addAttribute("problems", problems);
    return "authoring";
  }

  private ModelAndView refused(Membership member, String slug, List<String> problems, Model model) {
    String view = page(member, slug, problems, model);
    return new ModelAndView(view, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private String say(String key, Locale locale) {
    return texts.getMessage(key, null, locale);
  }

  private static String path(Membership member) {
    return member.course().path() + "/authoring";
  }

  private List<Crumb> crumbs(Membership member, Version version, Locale locale) {
    return List.of(
        new Crumb(member.course().title().in(locale), member.course().path()),
        new Crumb(say("authoring.title", locale), path(member)),
        new Crumb(version.slug() + " · " + version.number(), null));
  }
}
