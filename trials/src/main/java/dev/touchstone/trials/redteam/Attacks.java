package dev.touchstone.trials.redteam;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/** The folders of attacks: {@code ID_short_name/attack.yaml} and what it names. */
final class Attacks {

  private static final Pattern FOLDER = Pattern.compile("([A-J]\\d\\d[a-z]?)_[a-z0-9_]+");
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  /** What stands in a file: one of program, upload, steps and needs. */
  record Written(
      @Nullable String title,
      @Nullable String seen,
      @Nullable String needs,
      @Nullable String program,
      Step.@Nullable Sent upload,
      @Nullable String exercise,
      @Nullable Expectation expect,
      @Nullable List<Step> steps) {

    List<Step> all() {
      if (Stream.of(program, upload, steps, needs).filter(Objects::nonNull).count() != 1) {
        throw new IllegalArgumentException("one of program, upload, steps and needs");
      }
      if (steps != null || needs != null) {
        return steps == null ? List.of() : steps;
      }
      if (expect == null) {
        throw new IllegalArgumentException("expect is missing");
      }
      return List.of(Step.handIn(program, upload, exercise, expect));
    }
  }

  private Attacks() {}

  /**
   * All of them, by id.
   *
   * @throws AttackException naming the file and what is wrong in it
   */
  static List<Attack> in(Path root) {
    try (Stream<Path> folders = Files.list(root)) {
      return folders.filter(Files::isDirectory).sorted().map(Attacks::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Attack read(Path folder) {
    Matcher name = FOLDER.matcher(String.valueOf(folder.getFileName()));
    if (!name.matches()) {
      throw new AttackException(folder, "a folder is called like C07_fills_tmp");
    }
    Path file = folder.resolve("attack.yaml");
    try {
      Map<String, Object> values =
          new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
      Written written = MAPPER.convertValue(values, Written.class);
      Attack attack =
          new Attack(
              name.group(1),
              folder,
              text(written.title()),
              text(written.seen()),
              written.needs(),
              written.all());
      attack.steps().forEach(step -> filesAreThere(folder, step));
      return attack;
    } catch (IOException e) {
      throw new AttackException(file, "cannot be read");
    } catch (UnrecognizedPropertyException e) {
      throw new AttackException(file, "there is no key " + e.getPropertyName());
    } catch (JacksonException | YAMLException | IllegalArgumentException e) {
      throw new AttackException(file, String.valueOf(e.getMessage()));
    }
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value.strip();
  }

  private static void filesAreThere(Path folder, Step step) {
    Step.Sent sent = step.sent();
    for (String name : sent == null ? List.<String>of() : sent.files()) {
      if (!Files.isRegularFile(folder.resolve(name))) {
        throw new AttackException(folder, "there is no " + name);
      }
    }
  }
}
