package dev.touchstone.authoring;

import dev.touchstone.reference.Text;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A course as a folder: {@code course.yaml}, and a folder for each assignment. */
public record CourseFolder(Path path, CourseFile file, List<AssignmentFolder> assignments) {

  private static final String FILE = "course.yaml";
  private static final String ASSIGNMENTS = "assignments";

  /** As it is written; what is left out is null. */
  private record Written(
      String slug,
      Text title,
      String timeZone,
      int slipDays,
      @Nullable Integer fixDeduction,
      @Nullable Integer inquiryDays,
      @Nullable String password,
      @Nullable List<CourseFile.Person> people,
      List<String> assignments,
      CourseFile.@Nullable Work sampleSubmission,
      @Nullable Grading grading) {

    CourseFile read() {
      return new CourseFile(
          slug,
          title,
          ZoneId.of(timeZone),
          slipDays,
          fixDeduction == null ? CourseFile.FIX_DEDUCTION : fixDeduction,
          inquiryDays == null ? CourseFile.INQUIRY_DAYS : inquiryDays,
          password == null ? "" : password,
          people == null ? List.of() : people,
          assignments,
          sampleSubmission,
          grading);
    }
  }

  public CourseFolder {
    assignments = List.copyOf(assignments);
  }

  /**
   * @throws BadFolderException with everything that is wrong, in any of its files
   */
  public static CourseFolder read(Path path) {
    Problems problems = new Problems();
    Folder folder = new Folder(path);
    CourseFile file = file(folder, problems);
    if (file == null) {
      throw new BadFolderException(problems.found());
    }
    List<AssignmentFolder> assignments = new ArrayList<>();
    for (String name : file.assignments()) {
      assignment(name, folder, problems).ifPresent(assignments::add);
    }
    problems.refuse();
    return new CourseFolder(path, file, assignments);
  }

  /**
   * Its {@code course.yaml} alone.
   *
   * @throws BadFolderException with what is wrong in it
   */
  public static CourseFile fileOf(Path path) {
    Problems problems = new Problems();
    CourseFile file = file(new Folder(path), problems);
    if (file == null) {
      throw new BadFolderException(problems.found());
    }
    return file;
  }

  private static Optional<AssignmentFolder> assignment(String name, Folder folder, Problems all) {
    Problems problems = new Problems();
    String below = ASSIGNMENTS + "/" + name;
    Optional<AssignmentFolder> assignment =
        AssignmentFolder.read(name, folder.below(below), problems);
    problems.found().stream()
        .map(each -> new Problem(below + "/" + each.file(), each.line(), each.message()))
        .forEach(all::add);
    return assignment;
  }

  private static @Nullable CourseFile file(Folder folder, Problems problems) {
    String text = folder.text(FILE, problems);
    YamlFile yaml = text == null ? null : YamlFile.read(FILE, text, "course", problems);
    if (yaml == null) {
      return null;
    }
    try {
      return yaml.as(Written.class).read();
    } catch (DateTimeException e) {
      problems.add(FILE, yaml.line("/time-zone"), "no_zone", String.valueOf(e.getMessage()));
      return null;
    }
  }

  /** A file of the folder, such as the sample submission. */
  public byte[] bytes(String name) {
    Problems problems = new Problems();
    return new Folder(path)
        .find(name, problems)
        .orElseThrow(
            () -> new BadFolderException(List.of(new Problem(name, 0, Problems.text("missing")))));
  }
}
