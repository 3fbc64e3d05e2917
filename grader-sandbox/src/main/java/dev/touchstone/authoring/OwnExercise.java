package dev.touchstone.authoring;

import dev.touchstone.reference.AnswerTable;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.ExerciseCatalog;
import dev.touchstone.reference.Text;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An exercise that its author brings along, read and found to be whole.
 *
 * <pre>
 * exercises/ID/exercise.yaml      what is to be written, its cases and misconceptions
 * exercises/ID/statement.zh.md
 * exercises/ID/statement.en.md
 * exercises/ID/reference.py       cases(rng), and the function itself
 * mistakes/ID/MISCONCEPTION.py    for each misconception the program that has it
 * </pre>
 *
 * <p>The reference and the mistakes are run beforehand, in a container that no student's program
 * ever enters; what they answered is all that grading needs of them.
 *
 * @param definition the text of {@code exercise.yaml}
 * @param mistakes by misconception
 */
record OwnExercise(
    String id,
    String definition,
    OwnFile file,
    Text statement,
    byte[] reference,
    Map<String, byte[]> mistakes) {

  static final String FOLDER = "exercises";
  private static final String FILE = "exercise.yaml";
  private static final String ZH = "statement.zh.md";
  private static final String EN = "statement.en.md";
  private static final String REFERENCE = "reference.py";
  private static final String PYTHON = ".py";
  private static final Set<String> FILES = Set.of(FILE, ZH, EN, REFERENCE);

  /** What stands for something else in the address of an exercise's page. */
  private static final Set<String> TAKEN =
      Set.of(
          "class",
          "extensions",
          "preview",
          "regrade",
          "goals",
          "groups",
          "export",
          "board",
          "statement");

  /** Where the reference lies in the folder. */
  static String referencePath(String id) {
    return path(id, REFERENCE);
  }

  static String path(String id, String file) {
    return FOLDER + "/" + id + "/" + file;
  }

  /** Null if it is not whole; then the problems say why. */
  static @Nullable OwnExercise read(String id, Folder assignment, Problems problems) {
    checkId(id, problems);
    for (String name : assignment.below(FOLDER + "/" + id).names()) {
      if (!FILES.contains(name)) {
        problems.add(path(id, name), 0, "own_file", name);
      }
    }
    String definition = assignment.text(path(id, FILE), problems);
    String zh = assignment.text(path(id, ZH), problems);
    String en = assignment.text(path(id, EN), problems);
    String reference = assignment.text(path(id, REFERENCE), problems);
    if (definition == null) {
      return null;
    }
    OwnFile file = OwnFileReader.read(id, path(id, FILE), definition, problems);
    if (file == null) {
      return null;
    }
    Map<String, byte[]> mistakes = mistakes(id, file, definition, assignment, problems);
    if (!assignment.has("solution/" + id + ".py")) {
      problems.add(path(id, FILE), 0, "own_no_solution", id);
    }
    return zh == null || en == null || reference == null
        ? null
        : new OwnExercise(
            id,
            definition,
            file,
            new Text(zh, en),
            reference.getBytes(StandardCharsets.UTF_8),
            mistakes);
  }

  private static void checkId(String id, Problems problems) {
    if (ExerciseCatalog.find(id).isPresent()) {
      problems.add(FOLDER + "/" + id, 0, "own_collides", id);
    }
    if (TAKEN.contains(id)) {
      problems.add(FOLDER + "/" + id, 0, "own_taken", id);
    }
  }

  private static Map<String, byte[]> mistakes(
      String id, OwnFile file, String definition, Folder assignment, Problems problems) {
    Map<String, byte[]> mistakes = new TreeMap<>();
    for (OwnFile.Known known : file.written().known()) {
      String path = "mistakes/" + id + "/" + known.id() + ".py";
      Optional<byte[]> program = assignment.find(path, problems);
      program.ifPresent(content -> mistakes.put(known.id(), content));
      if (!assignment.has(path)) {
        problems.add(
            path(id, FILE), line(definition, known.id()), "own_no_mistake", known.id(), path);
      }
    }
    for (String name : assignment.below("mistakes/" + id).names()) {
      if (file.written().known().stream().noneMatch(known -> name.equals(known.id() + PYTHON))) {
        problems.add("mistakes/" + id + "/" + name, 0, "no_misconception", id, stem(name));
      }
    }
    return mistakes;
  }

  private static String stem(String name) {
    return name.endsWith(PYTHON) ? name.substring(0, name.length() - PYTHON.length()) : name;
  }

  /** Where the misconception is told. */
  private static int line(String definition, String misconception) {
    Pattern told = Pattern.compile("\\bid:\\s*[\"']?" + misconception + "\\b");
    String[] lines = definition.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (told.matcher(lines[i]).find()) {
        return i + 1;
      }
    }
    return 0;
  }

  /** What is asked for, before anything was computed. */
  Exercise asked() {
    return file.exercise(id, statement, "not prepared", AnswerTable.NONE);
  }
}
