package dev.touchstone.authoring;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A folder is not what it has to be; nothing of it was taken. */
public class BadFolderException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  public BadFolderException(List<Problem> problems) {
    super(
        problems.stream()
            .map(problem -> problem.in(Locale.ENGLISH))
            .collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** At least one, in the order of the files and lines. */
  public List<Problem> problems() {
    return problems;
  }
}
