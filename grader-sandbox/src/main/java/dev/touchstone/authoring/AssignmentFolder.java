package dev.touchstone.authoring;

import dev.touchstone.authoring.AssignmentFile.Asked;
import dev.touchstone.grading.KnownSolutions;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.ExerciseCatalog;
import dev.touchstone.reference.Text;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An assignment as a folder, read and found to be whole.
 *
 * <pre>
 * assignment.yaml            what is asked for, until when, and how it counts
 * statement.zh.md            about the assignment as a whole
 * statement.en.md
 * starter/EXERCISE.py        what the editor starts with; else made from the signature
 * solution/EXERCISE.py       the author's; else the catalogue's
 * mistakes/EXERCISE/ID.py    a program that has to get the name ID, beside the catalogue's
 * exercises/ID/              an exercise of the author's own
 * </pre>
 */
public final class AssignmentFolder {

  private static final String FILE = "assignment.yaml";
  private static final String STATEMENT_ZH = "statement.zh.md";
  private static final String STATEMENT_EN = "statement.en.md";
  private static final String PYTHON = ".py";

  private final String name;
  private final AssignmentFile file;
  private final Text statement;
  private final Map<String, byte[]> programs;
  private final Map<String, OwnExercise> own;

  private AssignmentFolder(
      String name,
      AssignmentFile file,
      Text statement,
      Map<String, byte[]> programs,
      Map<String, OwnExercise> own) {
    this.name = name;
    this.file = file;
    this.statement = statement;
    this.programs = programs;
    this.own = own;
  }

  /**
   * @param name of the assignment, as its address has it
   * @throws BadFolderException with everything that is wrong
   */
  public static AssignmentFolder read(String name, Path path) {
    Problems problems = new Problems();
    Optional<AssignmentFolder> read = read(name, new Folder(path), problems);
    problems.refuse();
    return read.orElseThrow();
  }

  /** There if there are no problems. */
  static Optional<AssignmentFolder> read(String name, Folder folder, Problems problems) {
    YamlFile yaml = yaml(folder, problems);
    AssignmentFile file = yaml == null ? null : file(yaml, folder, problems);
    String zh = folder.text(STATEMENT_ZH, problems);
    String en = folder.text(STATEMENT_EN, problems);
    Map<String, byte[]> programs = new TreeMap<>();
    Map<String, OwnExercise> own = new TreeMap<>();
    if (yaml != null && file != null) {
      Set<String> asked = file.exercises().stream().map(Asked::id).collect(Collectors.toSet());
      readOwn(folder, asked, own, problems);
      checkGroups(file, yaml, own, problems);
      readPrograms(folder, "starter", asked, programs, problems);
      readPrograms(folder, "solution", asked, programs, problems);
      readMistakes(folder, asked, own, programs, problems);
    }
    return problems.areNone() && file != null && zh != null && en != null
        ? Optional.of(new AssignmentFolder(name, file, new Text(zh, en), programs, own))
        : Optional.empty();
  }

  private static @Nullable YamlFile yaml(Folder folder, Problems problems) {
    String text = folder.text(FILE, problems);
    return text == null ? null : YamlFile.read(FILE, text, "assignment", problems);
  }

  private static @Nullable AssignmentFile file(YamlFile yaml, Folder folder, Problems problems) {
    AssignmentFile.Written written = yaml.as(AssignmentFile.Written.class);
    boolean dated =
        isMoment(written.opens(), yaml, "/opens", problems)
            & isMoment(written.due(), yaml, "/due", problems);
    if (!dated) {
      return null;
    }
    AssignmentFile file = written.read();
    checkDates(file, yaml, problems);
    checkExercises(file, folder, yaml, problems);
    return file;
  }

  private static boolean isMoment(String text, YamlFile yaml, String pointer, Problems problems) {
    try {
      new Moment(text);
      return true;
    } catch (DateTimeException e) {
      problems.add(FILE, yaml.line(pointer), "no_date", text);
      return false;
    }
  }

  private static void checkDates(AssignmentFile file, YamlFile yaml, Problems problems) {
    // Dates of two kinds can be compared only when the folder is loaded.
    boolean comparable = file.opens().isFixed() == file.due().isFixed();
    ZoneId any = ZoneId.of("UTC");
    if (comparable
        && !file.due().at(Instant.EPOCH, any).isAfter(file.opens().at(Instant.EPOCH, any))) {
      problems.add(FILE, yaml.line("/due"), "due_before_opens");
    }
  }

  private static void checkExercises(
      AssignmentFile file, Folder folder, YamlFile yaml, Problems problems) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < file.exercises().size(); i++) {
      String id = file.exercises().get(i).id();
      int line = yaml.line("/exercises/" + i + "/id");
      boolean own = folder.below(OwnExercise.FOLDER).names().contains(id);
      if (!own && ExerciseCatalog.find(id).isEmpty()) {
        problems.add(FILE, line, "unknown_exercise", id);
      }
      if (!seen.add(id)) {
        problems.add(FILE, line, "twice", id);
      }
    }
    BigDecimal points = file.points();
    if (points != null && points.compareTo(file.sum()) != 0) {
      problems.add(
          FILE, yaml.line("/points"), "points", file.sum().toPlainString(), points.toPlainString());
    }
  }

  private static void checkGroups(
      AssignmentFile file, YamlFile yaml, Map<String, OwnExercise> own, Problems problems) {
    GroupCheck check = new GroupCheck(FILE, yaml, problems);
    for (int i = 0; i < file.exercises().size(); i++) {
      Asked asked = file.exercises().get(i);
      check.check(asked, i, cases(asked.id(), own));
    }
  }

  /** By name, and whether each is an example; none where there is no such exercise. */
  private static Map<String, Boolean> cases(String id, Map<String, OwnExercise> own) {
    Map<String, Boolean> cases = new LinkedHashMap<>();
    OwnExercise mine = own.get(id);
    if (mine == null) {
      ExerciseCatalog.find(id).stream()
          .flatMap(exercise -> exercise.anyCases().stream())
          .forEach(c -> cases.put(c.name(), c.example()));
    } else {
      mine.file().written().cases().forEach(c -> cases.put(c.name(), c.example()));
    }
    return cases;
  }

  private static void readOwn(
      Folder folder, Set<String> asked, Map<String, OwnExercise> own, Problems problems) {
    for (String id : folder.below(OwnExercise.FOLDER).names()) {
      if (!asked.contains(id)) {
        problems.add(OwnExercise.FOLDER + "/" + id, 0, "not_asked", id);
        continue;
      }
      OwnExercise read = OwnExercise.read(id, folder, problems);
      if (read != null) {
        own.put(id, read);
      }
    }
  }

  private static void readPrograms(
      Folder folder,
      String kind,
      Set<String> asked,
      Map<String, byte[]> programs,
      Problems problems) {
    for (String file : folder.below(kind).names()) {
      String path = kind + "/" + file;
      if (!file.endsWith(PYTHON) || !asked.contains(withoutEnding(file))) {
        problems.add(path, 0, "not_asked", file);
      } else {
        folder.find(path, problems).ifPresent(content -> programs.put(path, content));
      }
    }
  }

  private static void readMistakes(
      Folder folder,
      Set<String> asked,
      Map<String, OwnExercise> own,
      Map<String, byte[]> programs,
      Problems problems) {
    for (String id : folder.below("mistakes").names()) {
      Optional<Exercise> exercise = asked.contains(id) ? exercise(id, own) : Optional.empty();
      if (exercise.isEmpty()) {
        // An own one that is not whole has problems enough.
        if (!folder.below(OwnExercise.FOLDER).names().contains(id)) {
          problems.add("mistakes/" + id, 0, "not_asked", id);
        }
        continue;
      }
      for (String file : folder.below("mistakes/" + id).names()) {
        String path = "mistakes/" + id + "/" + file;
        if (exercise.get().misconceptions().stream()
            .noneMatch(known -> file.equals(known.id() + PYTHON))) {
          // Of an own exercise it is said already.
          if (!own.containsKey(id)) {
            problems.add(path, 0, "no_misconception", id, withoutEnding(file));
          }
        } else {
          folder.find(path, problems).ifPresent(content -> programs.put(path, content));
        }
      }
    }
  }

  private static String withoutEnding(String file) {
    return file.endsWith(PYTHON) ? file.substring(0, file.length() - PYTHON.length()) : file;
  }

  /**
   * Dates of which one is counted from the first load can be compared only then.
   *
   * @throws BadFolderException if it is due before it opens
   */
  public void checkDates(Instant loaded, ZoneId zone) {
    if (!file.due().at(loaded, zone).isAfter(file.opens().at(loaded, zone))) {
      throw new BadFolderException(
          List.of(new Problem(FILE, 0, Problems.text("due_before_opens"))));
    }
  }

  public String name() {
    return name;
  }

  public AssignmentFile file() {
    return file;
  }

  public Text statement() {
    return statement;
  }

  /** In the order they are asked for. The author's own can be asked for, but not graded yet. */
  public List<Exercise> exercises() {
    return file.exercises().stream().map(asked -> exercise(asked.id(), own).orElseThrow()).toList();
  }

  /** The author's own exercise of this id; empty if it is one of the catalogue. */
  Optional<OwnExercise> own(String exercise) {
    return Optional.ofNullable(own.get(exercise));
  }

  /** Whether the author brings this exercise along. */
  public boolean isOwn(String exercise) {
    return own.containsKey(exercise);
  }

  private static Optional<Exercise> exercise(String id, Map<String, OwnExercise> own) {
    OwnExercise mine = own.get(id);
    return mine == null ? ExerciseCatalog.find(id) : Optional.of(mine.asked());
  }

  /** The author's own starter, if there is one. */
  public Optional<String> ownStarter(String exercise) {
    return Optional.ofNullable(programs.get("starter/" + exercise + PYTHON))
        .map(content -> new String(content, StandardCharsets.UTF_8));
  }

  /** What the editor starts with. */
  public String starter(Exercise exercise) {
    return ownStarter(exercise.id()).orElseGet(() -> Starter.of(exercise));
  }

  /** Everything that has to come out as it is known to, for one exercise. */
  List<Trial> trials(Exercise exercise) {
    return Trial.all(exercise, starter(exercise), programs(exercise), KnownSolutions.builtIn());
  }

  /** The author's programs of an exercise, by path. */
  private Map<String, byte[]> programs(Exercise exercise) {
    Map<String, byte[]> mine = new TreeMap<>();
    programs.forEach(
        (path, content) -> {
          if (path.equals("solution/" + exercise.id() + PYTHON)
              || path.startsWith("mistakes/" + exercise.id() + "/")) {
            mine.put(path, content);
          }
        });
    return mine;
  }
}
