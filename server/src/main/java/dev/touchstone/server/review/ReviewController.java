package dev.touchstone.server.review;

import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import dev.touchstone.server.review.Desk.Looked;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * What a reviewer does with one submission. What is refused, or comes too late, is shown on the
 * same page with everything that was typed.
 */
@Controller
@RequestMapping("/courses/{course}/review/{assignment}/{id}")
class ReviewController {

  private final Desk desk;
  private final DeskPage pages;
  private final Reviews reviews;
  private final LineComments comments;
  private final StaffNotes notes;
  private final Snippets snippets;

  ReviewController(
      Desk desk,
      DeskPage pages,
      Reviews reviews,
      LineComments comments,
      StaffNotes notes,
      Snippets snippets) {
    this.desk = desk;
    this.pages = pages;
    this.reviews = reviews;
    this.comments = comments;
    this.notes = notes;
    this.snippets = snippets;
  }

  /** What is looked at, and the queue it stands in. */
  record Place(Looked looked, Queue queue) {}

  @ModelAttribute
  Place place(
      Membership member,
      @PathVariable String assignment,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String view,
      @RequestParam(required = false) @Nullable String exercise,
      @RequestParam(required = false) @Nullable String student,
      @RequestParam(required = false) @Nullable Integer sample,
      @RequestParam(required = false) @Nullable String seed) {
    return new Place(
        desk.look(member, assignment, id), Queue.of(view, exercise, student, sample, seed));
  }

  @PostMapping("/verdict")
  Object save(
      @ModelAttribute("place") Place place,
      @RequestParam int base,
      @RequestParam int rubric,
      @RequestParam(required = false) @Nullable String said,
      @RequestParam(required = false) @Nullable List<Long> tick,
      @RequestParam(required = false) @Nullable String then,
      Locale locale,
      Model model) {
    Set<Long> ticks = tick == null ? Set.of() : new HashSet<>(tick);
    return attempt(
        place,
        then,
        looked ->
            reviews.save(
                looked.staff(), looked.submission(), new Judgement(base, rubric, said, ticks)),
        () -> {
          model.addAttribute("typedVerdict", said == null ? "" : said);
          model.addAttribute("typedTicks", ticks);
        },
        locale,
        model);
  }

  @PostMapping("/comments")
  Object comment(
      @ModelAttribute("place") Place place,
      @RequestParam(defaultValue = "0") int cell,
      @RequestParam(defaultValue = "0") int from,
      @RequestParam(defaultValue = "0") int to,
      @RequestParam(required = false) @Nullable String said,
      @RequestParam(required = false) @Nullable Long snippet,
      @RequestParam(required = false) @Nullable String keep,
      Locale locale,
      Model model) {
    Membership staff = place.looked().staff();
    return attempt(
        place,
        null,
        looked -> {
          String text = with(said, snippet, staff);
          if (StringUtils.hasText(keep)) {
            snippets.keep(staff, keep, text);
          }
          comments.add(staff, looked.submission(), Lines.of(cell, from, to), text);
        },
        () -> {
          model.addAttribute("typedComment", said);
          model.addAttribute("typedLines", Lines.of(cell, from, to));
        },
        locale,
        model);
  }

  private String with(@Nullable String said, @Nullable Long snippet, Membership staff) {
    String typed = said == null ? "" : said;
    return snippets.of(staff).stream()
        .filter(each -> snippet != null && each.id() == snippet)
        .findFirst()
        .map(each -> (typed.isBlank() ? "" : typed + "\n\n") + each.said())
        .orElse(typed);
  }

  @PostMapping("/comments/{comment}")
  Object edit(
      @ModelAttribute("place") Place place,
      @PathVariable long comment,
      @RequestParam int base,
      @RequestParam(required = false) @Nullable String said,
      Locale locale,
      Model model) {
    return attempt(
        place,
        null,
        looked -> comments.edit(looked.staff(), looked.submission(), comment, base, said),
        () -> model.addAttribute("typedComment", said),
        locale,
        model);
  }

  @PostMapping("/notes")
  Object note(
      @ModelAttribute("place") Place place,
      @RequestParam(required = false) @Nullable String said,
      Locale locale,
      Model model) {
    return attempt(
        place,
        null,
        looked -> notes.add(looked.staff(), looked.submission(), said),
        () -> model.addAttribute("typedNote", said),
        locale,
        model);
  }

  @PostMapping("/flag")
  Object flag(
      @ModelAttribute("place") Place place,
      @RequestParam(required = false) @Nullable String why,
      Locale locale,
      Model model) {
    return attempt(
        place,
        null,
        looked -> reviews.flag(looked.staff(), looked.submission(), why),
        () -> model.addAttribute("typedFlag", why),
        locale,
        model);
  }

  /**
   * @param to 0 for nobody
   */
  @PostMapping("/hand-over")
  Object handOver(
      @ModelAttribute("place") Place place,
      @RequestParam long to,
      @RequestParam(required = false) @Nullable String said,
      Locale locale,
      Model model) {
    if (to != 0 && desk.colleagues(place.looked()).stream().noneMatch(each -> each.id() == to)) {
      throw new NotHereException("colleague " + to);
    }
    return attempt(
        place,
        null,
        looked -> {
          // First, because it may be refused.
          if (StringUtils.hasText(said)) {
            notes.add(looked.staff(), looked.submission(), said);
          }
          reviews.assign(looked.staff(), looked.submission(), to == 0 ? null : to);
        },
        () -> model.addAttribute("typedNote", said),
        locale,
        model);
  }

  @PostMapping("/release")
  Object release(@ModelAttribute("place") Place place, Locale locale, Model model) {
    return attempt(
        place,
        null,
        looked -> {
          if (!reviews.release(looked.staff(), looked.submission())
              && reviews.find(looked.submission().id()).filter(Review::isReleased).isEmpty()) {
            throw new RefusedReviewException("unreviewed");
          }
        },
        () -> {},
        locale,
        model);
  }

  @PostMapping("/take-back")
  Object takeBack(@ModelAttribute("place") Place place, Locale locale, Model model) {
    return attempt(
        place,
        null,
        looked -> reviews.takeBack(looked.staff(), looked.submission()),
        () -> {},
        locale,
        model);
  }

  /**
   * @param then the submission to go on with
   */
  private Object attempt(
      Place place,
      @Nullable String then,
      Consumer<Looked> deed,
      Runnable keep,
      Locale locale,
      Model model) {
    Looked looked = place.looked();
    try {
      deed.accept(looked);
      String at = StringUtils.hasText(then) ? then : looked.submission().id().toString();
      return "redirect:"
          + Desk.path(looked.staff(), looked.assignment())
          + place.queue().query()
          + "&at="
          + UUID.fromString(at);
    } catch (StaleException stale) {
      model.addAttribute("stale", stale);
      return again(place, keep, HttpStatus.CONFLICT, locale, model);
    } catch (RefusedReviewException refused) {
      model.addAttribute("refused", refused.reason());
      return again(place, keep, HttpStatus.UNPROCESSABLE_CONTENT, locale, model);
    }
  }

  private ModelAndView again(
      Place place, Runnable keep, HttpStatus status, Locale locale, Model model) {
    Looked looked = place.looked();
    keep.run();
    String view =
        pages.show(
            looked.staff(),
            looked.assignment(),
            place.queue(),
            looked.submission().id(),
            false,
            locale,
            model);
    return new ModelAndView(view, model.asMap(), status);
  }
}
