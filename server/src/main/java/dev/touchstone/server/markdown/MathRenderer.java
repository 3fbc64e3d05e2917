package dev.touchstone.server.markdown;

import java.util.Map;
import java.util.Set;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** Formulas, and with them all fences: a fence named {@code math} is one. */
class MathRenderer implements NodeRenderer {

  private final HtmlWriter html;

  MathRenderer(HtmlNodeRendererContext context) {
    this.html = context.getWriter();
  }

  @Override
  public Set<Class<? extends Node>> getNodeTypes() {
    return Set.of(InlineMath.class, FencedCodeBlock.class);
  }

  @Override
  public void render(Node node) {
    if (node instanceof InlineMath math) {
      element("span", "math", math.tex());
    } else if (node instanceof FencedCodeBlock fence && "math".equals(fence.getInfo())) {
      html.line();
      element("div", "math", fence.getLiteral().strip());
      html.line();
    } else if (node instanceof FencedCodeBlock fence) {
      html.line();
      html.tag("pre");
      element("code", "language-" + fence.getInfo(), fence.getLiteral());
      html.tag("/pre");
      html.line();
    }
  }

  private void element(String tag, String cssClass, String text) {
    html.tag(tag, Map.of("class", cssClass));
    html.text(text);
    html.tag("/" + tag);
  }
}
