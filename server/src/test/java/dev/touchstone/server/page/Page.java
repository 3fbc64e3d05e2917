package dev.touchstone.server.page;

import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** One view with its model, at the root. */
@Controller
class Page {

  private final String view;
  private final Map<String, Object> model;

  Page(String view, Map<String, Object> model) {
    this.view = view;
    this.model = model;
  }

  @GetMapping("/")
  String show(Model page) {
    page.addAllAttributes(model);
    return view;
  }
}
