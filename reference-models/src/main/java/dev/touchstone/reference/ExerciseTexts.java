package dev.touchstone.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** An exercise's prose, read from the YAML file of its name in its chapter's folder. */
final class ExerciseTexts {

  private final String file;
  private final Map<?, ?> root;

  private ExerciseTexts(String file, Map<?, ?> root) {
    this.file = file;
    this.root = root;
  }

  static ExerciseTexts load(Chapter chapter, String id) {
    String file = chapter.id() + "/" + id + ".yaml";
    try (InputStream in = ExerciseTexts.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("there is no " + file);
      }
      Map<?, ?> root = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
      return new ExerciseTexts(file, root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those of an exercise that is no part of the catalogue. */
  static ExerciseTexts of(String id, Map<?, ?> root) {
    return new ExerciseTexts(id, root);
  }

  Text title() {
    return text(root, "title");
  }

  Text statement() {
    return text(root, "statement");
  }

  Optional<Text> book() {
    return root.containsKey("book") ? Optional.of(text(root, "book")) : Optional.empty();
  }

  Text caseTitle(String name) {
    return text(section(root, "cases"), name);
  }

  Misconception misconception(String id) {
    Map<?, ?> texts = section(section(root, "misconceptions"), id);
    return new Misconception(id, text(texts, "message"), text(texts, "hint"));
  }

  Text form(String form) {
    return text(section(root, "forms"), form);
  }

  void checkForms(Set<String> forms) {
    Set<?> described = root.get("forms") instanceof Map<?, ?> texts ? texts.keySet() : Set.of();
    if (!forms.equals(described)) {
      throw new IllegalStateException(
          file + " describes the forms " + described + ", the exercise has " + forms);
    }
    forms.forEach(this::form);
  }

  void checkCovers(List<String> misconceptionIds) {
    misconceptionIds.forEach(this::misconception);
    Set<?> described = section(root, "misconceptions").keySet();
    if (!Set.copyOf(misconceptionIds).equals(described)) {
      throw new IllegalStateException(
          file + " describes " + described + ", the exercise has " + misconceptionIds);
    }
  }

  private Text text(Map<?, ?> parent, String key) {
    Map<?, ?> languages = section(parent, key);
    if (languages.get("zh") instanceof String zh && languages.get("en") instanceof String en) {
      return new Text(zh.strip(), en.strip());
    }
    throw new IllegalStateException(file + ": " + key + " needs zh and en");
  }

  private Map<?, ?> section(Map<?, ?> parent, String key) {
    if (parent.get(key) instanceof Map<?, ?> section) {
      return section;
    }
    throw new IllegalStateException(file + ": " + key + " is missing");
  }
}
