package dev.touchstone.trials.redteam;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One thing somebody does. Exactly one of {@code submit}, {@code upload}, {@code request}, {@code
 * sql} and {@code check} is given. In paths, fields, headers and SQL, {@code {name}} stands for
 * what an earlier step kept under that name, {@code {other}} for the submission of another student.
 *
 * @param as a person of the sample course, {@code nobody}, or {@code lin/2} for a second session
 * @param submit a program of the folder, handed in as a file of that name
 * @param upload the same with more to choose
 * @param request {@code METHOD /path}
 * @param page whose hidden form fields go along
 * @param check something that takes more than a request: a {@link Check}
 * @param keep the name to keep the submission's id under
 * @param times how often, each with a form of its own
 * @param parallel all at once
 */
record Step(
    String as,
    String exercise,
    @Nullable String submit,
    @Nullable Sent upload,
    @Nullable String request,
    @Nullable String page,
    Map<String, String> fields,
    Map<String, String> headers,
    @Nullable String body,
    @Nullable String sql,
    @Nullable Check check,
    @Nullable String keep,
    int times,
    boolean parallel,
    Expectation expect) {

  Step {
    as = as == null ? "lin" : as;
    exercise = exercise == null ? "softmax" : exercise;
    fields = fields == null ? Map.of() : Map.copyOf(fields);
    headers = headers == null ? Map.of() : Map.copyOf(headers);
    times = Math.max(1, times);
    if (expect == null) {
      throw new IllegalArgumentException("a step without expect");
    }
    if (Stream.of(submit, upload, request, sql, check).filter(it -> it != null).count() != 1) {
      throw new IllegalArgumentException("a step is one of submit, upload, request, sql and check");
    }
  }

  /** The only step of an attack that is one program or one upload. */
  static Step handIn(
      @Nullable String program,
      @Nullable Sent upload,
      @Nullable String exercise,
      Expectation expect) {
    return new Step(
        "lin",
        exercise == null ? "softmax" : exercise,
        program,
        upload,
        null,
        null,
        Map.of(),
        Map.of(),
        null,
        null,
        null,
        null,
        1,
        false,
        expect);
  }

  /** What is sent if this step hands something in. */
  @Nullable Sent sent() {
    return submit == null ? upload : new Sent(submit, null, null, null, 1, Map.of());
  }

  /** For hostile bytes: from a file of the folder, or from text. */
  record Sent(
      @Nullable String file,
      @Nullable String text,
      @Nullable String base64,
      @Nullable String name,
      int times,
      Map<String, String> fields) {

    Sent {
      times = Math.max(1, times);
      fields = fields == null ? Map.of() : Map.copyOf(fields);
      if (Stream.of(file, text, base64).filter(it -> it != null).count() != 1) {
        throw new IllegalArgumentException("an upload is one of file, text and base64");
      }
    }

    List<String> files() {
      return file == null ? List.of() : List.of(file);
    }
  }
}
