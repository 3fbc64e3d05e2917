package dev.touchstone.authoring;

import dev.touchstone.reference.Text;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** YAML as we write it: every text quoted, so that none is taken for a number or a date. */
final class WrittenYaml {

  private static final YAMLMapper MAPPER =
      YAMLMapper.builder()
          .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
          .disable(YAMLWriteFeature.SPLIT_LINES)
          .build();

  private WrittenYaml() {}

  static ObjectNode node() {
    return MAPPER.createObjectNode();
  }

  /** What was accepted before, and so is an object. */
  static ObjectNode read(String yaml) {
    return (ObjectNode) MAPPER.readTree(yaml);
  }

  static void put(ObjectNode node, String key, Text text) {
    node.putObject(key).put("zh", text.zh()).put("en", text.en());
  }

  static String text(ObjectNode root) {
    return MAPPER.writeValueAsString(root);
  }
}
