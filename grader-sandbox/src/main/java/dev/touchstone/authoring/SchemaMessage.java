package dev.touchstone.authoring;

import com.networknt.schema.Error;
import com.networknt.schema.utils.JsonNodes;
import dev.touchstone.reference.Text;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a violated keyword of a schema means to an author. */
final class SchemaMessage {

  private SchemaMessage() {}

  /**
   * @param schema the whole of it
   */
  static Text of(Error error, JsonNode schema) {
    JsonNode wanted = error.getSchemaNode();
    return switch (error.getKeyword()) {
      case "required" -> Problems.text("required", property(error));
      case "additionalProperties" -> Problems.text("unknown_key", property(error));
      case "type" -> Problems.text("type", wanted.asString());
      case "enum" -> Problems.text("enum", list(wanted));
      case "pattern" ->
          Problems.text("pattern", error.getInstanceNode().asString(), examples(error, schema));
      case "minimum" -> Problems.text("minimum", wanted.asString());
      case "exclusiveMinimum" -> Problems.text("more_than", wanted.asString());
      case "maximum", "exclusiveMaximum" -> Problems.text("maximum", wanted.asString());
      case "minItems" -> Problems.text("too_few", wanted.asString());
      case "minLength" -> Problems.text("too_short");
      default -> new Text(error.getMessage(), error.getMessage());
    };
  }

  private static String property(Error error) {
    @Nullable String property = error.getProperty();
    return property == null ? "?" : property;
  }

  /** What the schema gives beside the pattern; where it gives none, the pattern. */
  private static String examples(Error error, JsonNode schema) {
    JsonNode place = JsonNodes.get(schema, error.getSchemaLocation().getFragment().getParent());
    return place != null && place.has("examples")
        ? list(place.get("examples"))
        : error.getSchemaNode().asString();
  }

  private static String list(JsonNode values) {
    return values.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
  }
}
