package dev.touchstone.server.roster;

import dev.touchstone.server.account.SignedIn;
import dev.touchstone.server.course.NewCourse;
import dev.touchstone.server.course.NotHereException;
import dev.touchstone.server.course.RefusedCourseException;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where a site administrator opens a course. */
@Controller
@RequestMapping("/new-course")
class CourseStartController {

  private final CourseStart start;

  CourseStartController(CourseStart start) {
    this.start = start;
  }

  @GetMapping
  String form(@AuthenticationPrincipal SignedIn person, Model model) {
    administratorOnly(person);
    model.addAttribute("opening", new NewCourse("", "", "", "Asia/Shanghai"));
    model.addAttribute("zones", NewCourse.zones());
    model.addAttribute("instructor", person.name());
    return "course-start";
  }

  @PostMapping
  Object open(
      @AuthenticationPrincipal SignedIn person,
      @ModelAttribute("opening") NewCourse asked,
      @RequestParam(defaultValue = "") String instructor,
      @RequestParam(defaultValue = "") String displayName,
      Model model) {
    administratorOnly(person);
    String name = instructor.strip().toLowerCase(Locale.ROOT);
    String called = Cells.text(displayName);
    try {
      CourseStart.Started started = start.open(person.id(), asked, name, called);
      if (started.link() == null) {
        return "redirect:" + started.course().path();
      }
      // The link is on the answer to this request and nowhere else.
      model.addAttribute("link", PeopleController.absolute(started.link()));
      model.addAttribute("course", started.course());
      return "course-start";
    } catch (RefusedCourseException refused) {
      model.addAttribute("courseRefused", refused.reason());
    } catch (RefusedRosterException refused) {
      model.addAttribute("personRefused", refused.reason());
    }
    model.addAttribute("zones", NewCourse.zones());
    model.addAttribute("instructor", name);
    model.addAttribute("displayName", called);
    return new ModelAndView("course-start", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private static void administratorOnly(SignedIn person) {
    if (!person.admin()) {
      throw new NotHereException("opening courses");
    }
  }
}
