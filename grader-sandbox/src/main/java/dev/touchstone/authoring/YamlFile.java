package dev.touchstone.authoring;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.serialization.NodeReader;
import com.networknt.schema.utils.JsonNodes;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A YAML file that has been read: its values, each of which knows its line. */
final class YamlFile {

  private static final NodeReader READER =
      NodeReader.builder()
          .locationAware()
          .yamlMapper(
              YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .build();
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private final JsonNode root;

  private YamlFile(JsonNode root) {
    this.root = root;
  }

  /** Null if it is not as its schema wants it; then the problems say why. */
  static @Nullable YamlFile read(String name, String text, String schema, Problems problems) {
    JsonNode root;
    try {
      root = READER.readTree(text, InputFormat.YAML);
    } catch (JacksonException e) {
      problems.add(name, line(e.getLocation()), "syntax", firstLine(e.getOriginalMessage()));
      return null;
    }
    Schema rules = schema(schema);
    List<Error> errors = rules.validate(root);
    errors.stream()
        .map(error -> problem(name, error, rules.getSchemaNode()))
        .distinct()
        .sorted(Comparator.comparingInt(Problem::line))
        .forEach(problems::add);
    return errors.isEmpty() ? new YamlFile(root) : null;
  }

  <T> T as(Class<T> type) {
    return MAPPER.treeToValue(root, type);
  }

  /** Whether something stands at a JSON pointer, be it null. */
  boolean has(String pointer) {
    return !root.at(pointer).isMissingNode();
  }

  /** What stands there: a number, a string, a boolean, a list or a map of them, or null. */
  @Nullable Object plain(String pointer) {
    JsonNode node = root.at(pointer);
    return node.isNull() || node.isMissingNode() ? null : MAPPER.treeToValue(node, Object.class);
  }

  /** Of the value at a JSON pointer. */
  int line(String pointer) {
    return line(JsonNodes.tokenStreamLocationOf(root.at(pointer)));
  }

  private static Schema schema(String name) {
    InputStream resource = YamlFile.class.getResourceAsStream(name + ".schema.json");
    return SCHEMAS.getSchema(Objects.requireNonNull(resource, name), InputFormat.JSON);
  }

  private static Problem problem(String file, Error error, JsonNode schema) {
    JsonNode at = error.getInstanceNode();
    JsonNode child = error.getProperty() == null ? null : at.get(error.getProperty());
    int line = line(JsonNodes.tokenStreamLocationOf(child == null ? at : child));
    return new Problem(file, line, SchemaMessage.of(error, schema));
  }

  private static int line(@Nullable TokenStreamLocation location) {
    return location == null ? 0 : Math.max(0, location.getLineNr());
  }

  private static String firstLine(@Nullable String message) {
    return message == null ? "?" : message.lines().findFirst().orElse("?");
  }
}
