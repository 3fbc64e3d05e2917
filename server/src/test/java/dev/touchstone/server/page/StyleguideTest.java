package dev.touchstone.server.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * The parts that need no server to be seen. What they look like is left in {@code target/preview}.
 */
class StyleguideTest {

  private static final Path PREVIEW = Path.of("target", "preview");

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void everyComponentIsShownInBothLanguages(String language) throws Exception {
    String page = render("styleguide", language, Map.of());

    assertThat(page)
        .contains("data-theme=\"light\"", "data-theme=\"dark\"")
        .contains("class=\"streak large\"", "class=\"case\"", "class=\"heatmap\"", "data-editor")
        .doesNotContain("??");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void signInSaysWhatHappened(String language) throws Exception {
    String page = render("sign-in", language, Map.of("refused", true, "sample", true));

    assertThat(page)
        .contains("role=\"alert\"", "name=\"password\"", "touchstone")
        .doesNotContain("??");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 404, 405, 413, 500})
  void everyErrorHasWordsAndTheIdToQuote(int status) throws Exception {
    for (String language : new String[] {"en", "zh"}) {
      String page =
          render("error-page", language, Map.of("words", status, "back", "/", "id", "5f3a90c2"));

      assertThat(page).contains("5f3a90c2").doesNotContain("??");
    }
  }

  private static String render(String view, String language, Map<String, Object> model)
      throws Exception {
    String page =
        mvc(new Page(view, model))
            .perform(get("/").locale(Locale.forLanguageTag(language)))
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    keep(view + "-" + language + ".html", page);
    return page;
  }

  private static MockMvc mvc(Page page) {
    var messages = new ResourceBundleMessageSource();
    messages.setBasename("messages");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    var templates = new ClassLoaderTemplateResolver();
    templates.setPrefix("templates/");
    templates.setSuffix(".html");
    templates.setTemplateMode(TemplateMode.HTML);
    var engine = new SpringTemplateEngine();
    engine.setTemplateResolver(templates);
    engine.setTemplateEngineMessageSource(messages);
    var views = new ThymeleafViewResolver();
    views.setTemplateEngine(engine);
    views.setCharacterEncoding("UTF-8");
    return MockMvcBuilders.standaloneSetup(page).setViewResolvers(views).build();
  }

  private static void keep(String name, String page) throws IOException {
    Files.createDirectories(PREVIEW);
    Files.writeString(PREVIEW.resolve(name), page);
  }

  /** One view with its model, at the root. */
  @Controller
  static class Page {

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
}
