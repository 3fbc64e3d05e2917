package dev.touchstone.server.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** A file of a course folder: YAML as a record, whose unknown keys are errors, or plain text. */
public final class YamlFile {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private YamlFile() {}

  public static <T> T read(Path file, Class<T> type) {
    var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    Map<String, Object> values = yaml.load(text(file));
    return MAPPER.convertValue(values, type);
  }

  public static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("The sample course lacks " + file, e);
    }
  }

  /** {@code +4d}, {@code -3d}, {@code +12h}: from when the course is first loaded. */
  public static Duration offset(String text) {
    String iso = text.endsWith("d") ? "P" + text : "PT" + text;
    return Duration.parse(iso.replace("P+", "P").replace("PT+", "PT"));
  }
}
