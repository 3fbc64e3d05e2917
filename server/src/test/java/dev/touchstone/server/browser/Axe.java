package dev.touchstone.server.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What axe-core finds to be serious: a page, or a part of it, that some people could not use. */
final class Axe {

  private static final String ENGINE = "() => {" + engine() + "}";

  /** A sentence for each element that breaks a rule. */
  private static final String RUN =
      """
      async () => {
        const { violations } = await axe.run(document, { resultTypes: ["violations"] });
        return violations
          .filter(({ impact }) => impact === "serious" || impact === "critical")
          .flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 160)}`));
      }
      """;

  private Axe() {}

  static List<?> seriousIn(Page page) {
    page.evaluate(ENGINE);
    return (List<?>) page.evaluate(RUN);
  }

  private static String engine() {
    try {
      return Files.readString(Path.of("../frontend/node_modules/axe-core/axe.min.js"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
