package dev.touchstone.authoring;

import dev.touchstone.reference.DType;
import dev.touchstone.reference.Tensor;
import dev.touchstone.sandbox.Limits;
import dev.touchstone.sandbox.ProgramError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How the inputs that an author's {@code cases(rng)} draws come across: see {@code cases.py}. */
final class DrawnCases {

  private static final String REFUSAL = "TouchstoneRefusal";
  private static final String TOO_LARGE = "too_large";

  /** What may be wrong with the cases; the rest of the message are the arguments. */
  private static final Set<String> KEYS =
      Set.of(
          "ref_no_cases",
          "ref_cases_no_dict",
          "ref_case_missing",
          "ref_case_no_dict",
          "ref_case_unknown",
          "ref_input_no_array");

  private DrawnCases() {}

  /** The author's reference, and below it what draws its cases. */
  static byte[] below(OwnExercise own) {
    OwnFile.Written written = own.file().written();
    String names =
        written.cases().stream().map(c -> "'" + c.name() + "'").collect(Collectors.joining(", "));
    String lists =
        written.parameters().stream()
            .filter(parameter -> parameter.type().strip().startsWith("list"))
            .map(parameter -> "'" + parameter.name() + "'")
            .collect(Collectors.joining(", "));
    ByteArrayOutputStream program = new ByteArrayOutputStream();
    program.writeBytes(own.reference());
    program.writeBytes(
        "\n\n_touchstone_names = [%s]\n_touchstone_lists = [%s]\n"
            .formatted(names, lists)
            .getBytes(StandardCharsets.UTF_8));
    program.writeBytes(resource());
    return program.toByteArray();
  }

  private static byte[] resource() {
    try (InputStream in = DrawnCases.class.getResourceAsStream("cases.py")) {
      return Objects.requireNonNull(in, "cases.py").readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The inputs of a case by flat name; rows of code points become strings. */
  static Map<String, Tensor> unpacked(Map<String, Tensor> arrays, String strings) {
    Map<String, Tensor> inputs = new LinkedHashMap<>();
    arrays.forEach(
        (handedIn, array) -> {
          String name = handedIn.substring(handedIn.indexOf('.') + 1);
          if (name.startsWith(strings)) {
            inputs.put(
                name.substring(strings.length()),
                new Tensor(DType.TEXT, array.shape(), array.data()));
          } else {
            inputs.put(name, array);
          }
        });
    return inputs;
  }

  /** The error without the lines that stand below the author's. */
  static ProgramError ofAuthor(ProgramError error, OwnExercise own) {
    long lines = new String(own.reference(), StandardCharsets.UTF_8).lines().count();
    return new ProgramError(
        error.kind(),
        error.type(),
        error.message(),
        error.outOfMemory(),
        error.trace().stream().filter(line -> line.number() <= lines).toList());
  }

  /** What is wrong with the cases themselves; empty for what the author's code raised. */
  static Optional<RefusedReferenceException> refusal(
      ProgramError error, OwnExercise own, Limits limits) {
    if (error.type().equals(TOO_LARGE)) {
      int cases = own.file().written().cases().size();
      return Optional.of(
          new RefusedReferenceException("ref_cases_large", (limits.valueBytes() / cases) >> 10));
    }
    List<String> parts = List.of(error.message().split("; ", 4));
    return error.type().equals(REFUSAL) && KEYS.contains(parts.getFirst())
        ? Optional.of(
            new RefusedReferenceException(
                parts.getFirst(), parts.subList(1, parts.size()).toArray()))
        : Optional.empty();
  }
}
