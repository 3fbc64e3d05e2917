package dev.touchstone.server.discussion;

import dev.touchstone.server.course.Crumb;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.discussion.Questions.Filter;
import dev.touchstone.server.discussion.Questions.Line;
import dev.touchstone.server.discussion.Questions.Post;
import dev.touchstone.server.discussion.Questions.Question;
import dev.touchstone.server.markdown.Markdown;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** Questions and answers, for everybody in the course. */
@Controller
@RequestMapping("/courses/{course}/questions")
class QuestionController {

  private static final int LAST_PAGE = 1000;
  private static final int DIGEST = 100;

  /** A line with the name of its place. */
  record Listed(Line line, Place place) {}

  /**
   * A post as its reader sees it.
   *
   * @param html its body
   * @param own whether the reader wrote it
   */
  record Shown(Post post, String html, boolean own) {

    public boolean staff() {
      return !post.role().equals("STUDENT");
    }
  }

  private final Questions questions;
  private final QuestionDesk desk;
  private final DigestMails mails;
  private final Subjects places;
  private final Markdown markdown;
  private final MessageSource words;
  private final Clock clock;

  QuestionController(
      Questions questions,
      QuestionDesk desk,
      DigestMails mails,
      Subjects places,
      Markdown markdown,
      MessageSource words,
      Clock clock) {
    this.questions = questions;
    this.desk = desk;
    this.mails = mails;
    this.places = places;
    this.markdown = markdown;
    this.words = words;
    this.clock = clock;
  }

  /**
   * @param place {@code all}, or what a {@link Place} is called in forms
   * @param only {@code open}, {@code mine}, {@code unread}, {@code held} or {@code collected}
   */
  @GetMapping
  String list(
      Membership member,
      @RequestParam(defaultValue = "") String words,
      @RequestParam(defaultValue = "all") String place,
      @RequestParam(defaultValue = "") String only,
      @RequestParam(defaultValue = "0") int page,
      Locale locale,
      Model model) {
    List<Place> all = places.of(member);
    Place about =
        place.equals("all")
            ? null
            : all.stream().filter(each -> each.value().equals(place)).findFirst().orElse(null);
    int number = Math.clamp(page, 0, LAST_PAGE);
    List<Line> lines = questions.list(member, new Filter(words, about, only), number);
    boolean more = lines.size() > Questions.PAGE_SIZE;
    model.addAttribute(
        "lines",
        lines.stream()
            .limit(Questions.PAGE_SIZE)
            .map(line -> new Listed(line, Subjects.find(all, line.assignment(), line.exercise())))
            .toList());
    model.addAttribute("words", words);
    model.addAttribute("place", about == null ? "all" : about.value());
    model.addAttribute("only", only);
    model.addAttribute("places", all);
    model.addAttribute("page", number);
    model.addAttribute("pages", number + (more ? 2 : 1));
    model.addAttribute("unread", questions.unread(member));
    model.addAttribute("digest", desk.wantsDigest(member));
    model.addAttribute(
        "url",
        UriComponentsBuilder.fromPath(path(member))
            .queryParam("words", "{words}")
            .queryParam("place", "{place}")
            .queryParam("only", "{only}")
            .encode()
            .buildAndExpand(words, place, only)
            .toUriString());
    crumbs(member, false, locale, model);
    return "questions";
  }

  @GetMapping("/new")
  String form(
      Membership member,
      @RequestParam(defaultValue = "") String place,
      Locale locale,
      Model model) {
    return form(member, place, "", "", locale, model);
  }

  @PostMapping("/new")
  Object ask(
      Membership member,
      @RequestParam(defaultValue = "") String place,
      @RequestParam(defaultValue = "") String title,
      @RequestParam(defaultValue = "") String body,
      Locale locale,
      Model model) {
    try {
      long id = desk.ask(member, places.find(member, place), title, body);
      return "redirect:" + path(member) + "/" + id;
    } catch (RefusedPostException refused) {
      return refused(form(member, place, title, body, locale, model), refused, model);
    }
  }

  private String form(
      Membership member, String place, String title, String body, Locale locale, Model model) {
    model.addAttribute("places", places.of(member));
    model.addAttribute("place", place);
    model.addAttribute("asked", title);
    model.addAttribute("body", body);
    crumbs(member, true, locale, model);
    return "question-new";
  }

  @GetMapping("/{id:\\d+}")
  String show(Membership member, @PathVariable long id, Locale locale, Model model) {
    return thread(member, id, "", locale, model);
  }

  @PostMapping("/{id:\\d+}")
  Object answer(
      Membership member,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String body,
      Locale locale,
      Model model) {
    try {
      desk.answer(member, id, body);
      return "redirect:" + path(member) + "/" + id + "#last";
    } catch (RefusedPostException refused) {
      return refused(thread(member, id, body, locale, model), refused, model);
    }
  }

  @PostMapping("/{id:\\d+}/state")
  String state(Membership member, @PathVariable long id, @RequestParam String state) {
    desk.set(member, id, state);
    return "redirect:" + path(member) + "/" + id;
  }

  @PostMapping("/{id:\\d+}/collect")
  String collect(Membership member, @PathVariable long id, @RequestParam boolean collected) {
    desk.collect(member, id, collected);
    return "redirect:" + path(member) + "/" + id;
  }

  @PostMapping("/posts/{id:\\d+}/release")
  String release(Membership member, @PathVariable long id) {
    return at(member, desk.release(member, id));
  }

  @PostMapping("/posts/{id:\\d+}/endorse")
  String endorse(Membership member, @PathVariable long id, @RequestParam boolean endorsed) {
    return at(member, desk.endorse(member, id, endorsed));
  }

  @PostMapping("/posts/{id:\\d+}/delete")
  Object delete(Membership member, @PathVariable long id, Locale locale, Model model) {
    try {
      Post gone = desk.delete(member, id);
      return "redirect:" + path(member) + (gone.first() ? "" : "/" + gone.questionId());
    } catch (RefusedPostException refused) {
      long question = questions.post(member, id).questionId();
      return refused(thread(member, question, "", locale, model), refused, model);
    }
  }

  @GetMapping("/posts/{id:\\d+}/edit")
  String edit(Membership member, @PathVariable long id, Locale locale, Model model) {
    Post post = desk.own(member, id);
    return edit(member, post, post.body(), locale, model);
  }

  @PostMapping("/posts/{id:\\d+}/edit")
  Object edit(
      Membership member,
      @PathVariable long id,
      @RequestParam int version,
      @RequestParam(defaultValue = "") String body,
      Locale locale,
      Model model) {
    Post post = desk.own(member, id);
    try {
      if (desk.edit(member, id, version, body)) {
        return at(member, post);
      }
      model.addAttribute("theirs", post.body());
      return new ModelAndView(
          edit(member, post, body, locale, model), model.asMap(), HttpStatus.CONFLICT);
    } catch (RefusedPostException refused) {
      return refused(edit(member, post, body, locale, model), refused, model);
    }
  }

  private String edit(Membership member, Post post, String body, Locale locale, Model model) {
    model.addAttribute("post", post);
    model.addAttribute("body", body);
    crumbs(member, true, locale, model);
    return "question-edit";
  }

  /** What a post said before: for whoever sees the post. */
  @GetMapping("/posts/{id:\\d+}/history")
  String history(Membership member, @PathVariable long id, Locale locale, Model model) {
    Post post = questions.post(member, id);
    // Code that somebody took out again was not for all.
    boolean mayRead = post.isOf(member) || member.isStaff();
    model.addAttribute("post", post);
    model.addAttribute("edits", mayRead ? questions.edits(post) : List.of());
    model.addAttribute("may", mayRead);
    crumbs(member, true, locale, model);
    return "question-history";
  }

  /** What a digest would say today. */
  @GetMapping("/digest")
  String digest(Membership member, Locale locale, Model model) {
    Instant now = clock.instant();
    List<Post> fresh = questions.between(member, now.minus(Duration.ofDays(1)), now, DIGEST);
    model.addAttribute("posts", fresh.stream().map(post -> shown(member, post)).toList());
    model.addAttribute("wanted", desk.wantsDigest(member));
    model.addAttribute("mail", mails.isOn());
    model.addAttribute("address", mails.address(member.accountId()).orElse(null));
    model.addAttribute("hour", mails.hour());
    crumbs(member, true, locale, model);
    return "questions-digest";
  }

  @PostMapping("/digest")
  String want(Membership member, @RequestParam boolean wanted, Locale locale) {
    desk.wantDigest(member, wanted, locale);
    return "redirect:" + path(member) + "/digest";
  }

  private String thread(Membership member, long id, String typed, Locale locale, Model model) {
    Question question = questions.get(member, id);
    List<Post> posts = questions.posts(member, id);
    model.addAttribute("question", question);
    model.addAttribute(
        "place", Subjects.find(places.of(member), question.assignment(), question.exercise()));
    model.addAttribute("posts", posts.stream().map(post -> shown(member, post)).toList());
    model.addAttribute("typed", typed);
    model.addAttribute("asker", question.authorId() == member.accountId());
    model.addAttribute("self", path(member) + "/" + id);
    model.addAttribute("base", path(member));
    crumbs(member, true, locale, model);
    if (!member.course().isArchived()) {
      desk.see(member, id, posts.getLast().id());
    }
    return "question";
  }

  private Shown shown(Membership member, Post post) {
    return new Shown(post, markdown.html(post.body()), post.isOf(member));
  }

  private void crumbs(Membership member, boolean inside, Locale locale, Model model) {
    Crumb home = new Crumb(member.course().title().in(locale), member.course().path());
    Crumb list = new Crumb(words.getMessage("questions.title", null, locale), path(member));
    model.addAttribute("crumbs", inside ? List.of(home, list) : List.of(home));
  }

  private static ModelAndView refused(
      String view, @Nullable RefusedPostException refused, Model model) {
    model.addAttribute("refused", refused);
    return new ModelAndView(view, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private static String at(Membership member, Post post) {
    return "redirect:" + path(member) + "/" + post.questionId() + "#post-" + post.id();
  }

  private static String path(Membership member) {
    return member.course().path() + "/questions";
  }
}
