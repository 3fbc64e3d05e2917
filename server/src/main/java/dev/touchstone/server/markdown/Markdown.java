package dev.touchstone.server.markdown;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.stereotype.Component;

/**
 * Markdown to HTML that is safe to put on a page, whoever wrote the Markdown. {@code $…$} becomes
 * {@code span.math} and a fence named {@code math} becomes {@code div.math}, their text the TeX
 * source: readable without JavaScript, typeset by KaTeX with it.
 */
@Component
public class Markdown {

  private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());

  private final Parser parser =
      Parser.builder()
          .extensions(EXTENSIONS)
          .customInlineContentParserFactory(new InlineMathParser.Factory())
          .build();

  private final HtmlRenderer renderer =
      HtmlRenderer.builder()
          .extensions(EXTENSIONS)
          .escapeHtml(true)
          .sanitizeUrls(true)
          .nodeRendererFactory(MathRenderer::new)
          .nodeRendererFactory(LineBreakRenderer::new)
          .build();

  public String html(String markdown) {
    return renderer.render(parser.parse(markdown));
  }
}
