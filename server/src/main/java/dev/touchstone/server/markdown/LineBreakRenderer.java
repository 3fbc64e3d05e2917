package dev.touchstone.server.markdown;

import java.lang.Character.UnicodeBlock;
import java.lang.Character.UnicodeScript;
import java.util.Set;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** A line that ends in Chinese goes on without the space that a browser makes of a line's end. */
class LineBreakRenderer implements NodeRenderer {

  private static final Set<UnicodeBlock> PUNCTUATION =
      Set.of(UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION, UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS);

  private final HtmlWriter html;

  LineBreakRenderer(HtmlNodeRendererContext context) {
    this.html = context.getWriter();
  }

  @Override
  public Set<Class<? extends Node>> getNodeTypes() {
    return Set.of(SoftLineBreak.class);
  }

  @Override
  public void render(Node node) {
    int before = node.getPrevious() instanceof Text text ? last(text.getLiteral()) : ' ';
    int after = node.getNext() instanceof Text text ? first(text.getLiteral()) : ' ';
    boolean joined =
        isPunctuation(before) || isPunctuation(after) || (isHanzi(before) && isHanzi(after));
    html.raw(joined ? "" : "\n");
  }

  private static int first(String text) {
    return text.isEmpty() ? ' ' : text.codePointAt(0);
  }

  private static int last(String text) {
    return text.isEmpty() ? ' ' : text.codePointBefore(text.length());
  }

  private static boolean isHanzi(int character) {
    return UnicodeScript.of(character) == UnicodeScript.HAN;
  }

  private static boolean isPunctuation(int character) {
    return UnicodeBlock.of(character) instanceof UnicodeBlock block && PUNCTUATION.contains(block);
  }
}
