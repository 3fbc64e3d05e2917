package dev.touchstone.server.markdown;

import java.util.Set;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;

/**
 * {@code $x_i$}: a formula does not begin or end with a space, so that "5 $ and 6 $" stays money.
 */
class InlineMathParser implements InlineContentParser {

  @Override
  public ParsedInline tryParse(InlineParserState state) {
    Scanner scanner = state.scanner();
    scanner.next();
    Position start = scanner.position();
    if (scanner.find('$') < 1) {
      return ParsedInline.none();
    }
    String tex = scanner.getSource(start, scanner.position()).getContent();
    scanner.next();
    return tex.equals(tex.strip())
        ? ParsedInline.of(new InlineMath(tex), scanner.position())
        : ParsedInline.none();
  }

  static class Factory implements InlineContentParserFactory {

    @Override
    public Set<Character> getTriggerCharacters() {
      return Set.of('$');
    }

    @Override
    public InlineContentParser create() {
      return new InlineMathParser();
    }
  }
}
