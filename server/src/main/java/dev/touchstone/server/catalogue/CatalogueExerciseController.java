package dev.touchstone.server.catalogue;

import dev.touchstone.authoring.Starter;
import dev.touchstone.reference.Exercise;
import dev.touchstone.server.course.Crumb;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import dev.touchstone.server.markdown.Markdown;
import dev.touchstone.server.practice.Trial;
import dev.touchstone.server.practice.TrialDesk;
import dev.touchstone.server.practice.Trials;
import dev.touchstone.server.submission.Blobs;
import dev.touchstone.server.submission.HandIn;
import dev.touchstone.server.submission.RefusedHandInException;
import dev.touchstone.server.submission.SourceKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** An exercise of the catalogue; for staff with what is known of it, and a place to try it. */
@Controller
class CatalogueExerciseController {

  private static final int TRIALS_SHOWN = 5;

  private final Trials trials;
  private final TrialDesk desk;
  private final AdequacyReports adequacy;
  private final Blobs blobs;
  private final Markdown markdown;

  CatalogueExerciseController(
      Trials trials, TrialDesk desk, AdequacyReports adequacy, Blobs blobs, Markdown markdown) {
    this.trials = trials;
    this.desk = desk;
    this.adequacy = adequacy;
    this.blobs = blobs;
    this.markdown = markdown;
  }

  @GetMapping("/courses/{course}/exercises/{exercise}")
  String show(Membership member, @PathVariable String exercise, Locale locale, Model model) {
    return page(member, Catalogue.exercise(exercise), locale, model);
  }

  /** The same page with the report, which takes a while. */
  @GetMapping("/courses/{course}/exercises/{exercise}/adequacy")
  String adequacy(Membership member, @PathVariable String exercise, Locale locale, Model model) {
    member.staffOnly();
    Exercise definition = Catalogue.exercise(exercise);
    model.addAttribute("adequacy", adequacy.of(definition));
    return page(member, definition, locale, model);
  }

  @PostMapping("/courses/{course}/exercises/{exercise}/trials")
  Object tryIt(
      Membership member,
      @PathVariable String exercise,
      @RequestParam(required = false) @Nullable String code,
      @RequestParam(required = false) @Nullable MultipartFile file,
      @RequestParam(defaultValue = Exercise.FUNCTION) String as,
      @RequestParam UUID form,
      Locale locale,
      Model model)
      throws IOException {
    member.staffOnly();
    Exercise definition = Catalogue.exercise(exercise);
    if (!definition.scripts().containsKey(as)) {
      throw new NotHereException(exercise + " as " + as);
    }
    try {
      HandIn handIn = HandIn.of(code, file, definition.entryPoint().name());
      UUID trial = desk.accept(member, definition, as, handIn, form);
      return "redirect:" + Catalogue.path(member, definition) + "/trials/" + trial;
    } catch (RefusedHandInException refused) {
      model.addAttribute("form", form);
      model.addAttribute("askedAs", as);
      model.addAttribute("refused", refused);
      if (code != null && !code.isBlank()) {
        model.addAttribute("code", code);
      }
      String view = page(member, definition, locale, model);
      return new ModelAndView(view, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }

  private String page(Membership member, Exercise exercise, Locale locale, Model model) {
    model.addAttribute("exercise", exercise);
    model.addAttribute("path", Catalogue.path(member, exercise));
    model.addAttribute("statement", markdown.html(exercise.statement().in(locale)));
    model.addAttribute("inputs", FlatArray.inputs(exercise));
    model.addAttribute("outputs", FlatArray.outputs(exercise));
    model.addAttribute("crumbs", crumbs(member, exercise, locale));
    if (member.isStaff()) {
      staff(member, exercise, model);
    }
    return "catalogue-exercise";
  }

  private void staff(Membership member, Exercise exercise, Model model) {
    addUnlessThere("form", UUID.randomUUID(), model);
    Optional<Trial> latest = trials.newestPython(member, exercise);
    addUnlessThere("askedAs", latest.map(Trial::askedAs).orElse(Exercise.FUNCTION), model);
    addUnlessThere("code", latest.map(this::code).orElseGet(() -> Starter.of(exercise)), model);
    model.addAttribute("kinds", SourceKind.limits());
    model.addAttribute("draftKey", member.accountId() + "/try/" + exercise.id());
    model.addAttribute("trials", trials.latest(member, exercise, TRIALS_SHOWN));
  }

  // What was sent and refused stays as it was.
  private static void addUnlessThere(String name, Object value, Model model) {
    if (!model.containsAttribute(name)) {
      model.addAttribute(name, value);
    }
  }

  private String code(Trial trial) {
    return new String(blobs.read(trial.blob()), StandardCharsets.UTF_8);
  }

  private static List<Crumb> crumbs(Membership member, Exercise exercise, Locale locale) {
    List<Crumb> crumbs = new ArrayList<>(Catalogue.crumbs(member, exercise, locale));
    crumbs.add(new Crumb(exercise.title().in(locale), null));
    return crumbs;
  }
}
