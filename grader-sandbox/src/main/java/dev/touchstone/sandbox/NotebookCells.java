package dev.touchstone.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * The code cells of a notebook, to be read by people. What runs is made from the same file inside
 * the sandbox; here nothing is converted and outputs are passed over unread. A key that occurs
 * twice is refused, since another reader may take the other one.
 */
public final class NotebookCells {

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(100)
                  .maxNameLength(10_000)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private NotebookCells() {}

  /**
   * In the file's order; empty where the file is no notebook.
   *
   * @param content no longer than its caller lets it be
   */
  public static Optional<List<String>> of(byte[] content) {
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), content)) {
      List<String> cells = notebook(json);
      return json.nextToken() == null ? Optional.ofNullable(cells) : Optional.empty();
    } catch (JacksonException | NoNotebookException e) {
      return Optional.empty();
    }
  }

  private static @Nullable List<String> notebook(JsonParser json) {
    List<String> cells = null;
    expect(json.nextToken(), JsonToken.START_OBJECT);
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (name.equals("cells")) {
        expect(value, JsonToken.START_ARRAY);
        cells = cells(json);
      } else {
        json.skipChildren();
      }
    }
    return cells;
  }

  private static List<String> cells(JsonParser json) {
    List<String> cells = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      expect(json.currentToken(), JsonToken.START_OBJECT);
      String code = code(json);
      if (code != null) {
        cells.add(code);
      }
    }
    return cells;
  }

  /** The source of a code cell; null of any other. */
  private static @Nullable String code(JsonParser json) {
    boolean isCode = false;
    String source = null;
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (name.equals("cell_type")) {
        isCode = value == JsonToken.VALUE_STRING && json.getString().equals("code");
      } else if (name.equals("source")) {
        source = source(json);
      }
      json.skipChildren();
    }
    return isCode ? source : null;
  }

  /** A text, or the lines of one. */
  private static String source(JsonParser json) {
    if (json.currentToken() == JsonToken.VALUE_STRING) {
      return json.getString();
    }
    expect(json.currentToken(), JsonToken.START_ARRAY);
    StringBuilder source = new StringBuilder();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      expect(json.currentToken(), JsonToken.VALUE_STRING);
      source.append(json.getString());
    }
    return source.toString();
  }

  private static void expect(@Nullable JsonToken token, JsonToken wanted) {
    if (token != wanted) {
      throw new NoNotebookException();
    }
  }

  private static final class NoNotebookException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }
}
