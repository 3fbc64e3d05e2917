package dev.touchstone.server.catalogue;

import dev.touchstone.reference.ExerciseCatalog;
import dev.touchstone.server.course.Membership;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Every exercise there is, for the members of a course. */
@Controller
class CatalogueController {

  private static final int LONGEST_SEARCH = 100;

  @GetMapping("/courses/{course}/exercises")
  String list(Membership member, @RequestParam(defaultValue = "") String q, Model model) {
    String search = q.strip();
    search = search.substring(0, Math.min(search.length(), LONGEST_SEARCH));
    Catalogue found = Catalogue.search(search);
    model.addAttribute("q", search);
    model.addAttribute("sections", found.sections());
    model.addAttribute("found", found.size());
    model.addAttribute("all", ExerciseCatalog.all().size());
    model.addAttribute("path", Catalogue.path(member));
    return "catalogue";
  }
}
