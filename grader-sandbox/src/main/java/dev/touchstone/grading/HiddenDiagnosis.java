package dev.touchstone.grading;

import dev.touchstone.sandbox.Limits;
import dev.touchstone.sandbox.ProgramError;
import java.util.Set;

/**
 * Puts an error in a case whose inputs stay with us into a finding. Any text of the error could
 * carry the inputs out, so nothing of it is told but where, and which of the usual exceptions.
 */
final class HiddenDiagnosis {

  private static final String OTHER = "Exception";
  private static final Set<String> USUAL =
      Set.of(
          "ArithmeticError",
          "AssertionError",
          "AttributeError",
          "AxisError",
          "BrokenPipeError",
          "BufferError",
          "EOFError",
          "FileNotFoundError",
          "FloatingPointError",
          "ImportError",
          "IndexError",
          "KeyError",
          "KeyboardInterrupt",
          "LinAlgError",
          "LookupError",
          "ModuleNotFoundError",
          "NameError",
          "NotImplementedError",
          "OSError",
          "OutOfMemoryError",
          "OverflowError",
          "PermissionError",
          "RecursionError",
          "RuntimeError",
          "RuntimeWarning",
          "StopIteration",
          "SyntaxError",
          "SystemError",
          "SystemExit",
          "TimeoutError",
          "TypeError",
          "UFuncTypeError",
          "UnboundLocalError",
          "UnicodeDecodeError",
          "UnicodeEncodeError",
          "ValueError",
          "ZeroDivisionError",
          "_LinAlgError",
          "_UFuncNoLoopError");

  private HiddenDiagnosis() {}

  static Diagnosis of(ProgramError error, Limits limits) {
    if (ErrorDiagnosis.isProcessLimit(error)) {
      return Diagnosis.of("process_limit", limits.pids());
    }
    return switch (error.kind()) {
      case LOAD, RUN -> raised(error);
      case RETURN -> returned(error);
      case FORBIDDEN -> Diagnosis.at(Place.of(error), "forbidden_hidden");
      case DIED -> ofDeath(ErrorDiagnosis.exitCode(error));
      // Said of the file before any case: here only a program says it that writes frames itself.
      case EMPTY, ENCODING, NOTEBOOK, SYNTAX, MISSING, PARAMETERS ->
          Diagnosis.of("nothing_handed_in");
    };
  }

  /** The exit code is the program's to choose; the signal hardly is. */
  static Diagnosis ofDeath(int exitCode) {
    Diagnosis death = ErrorDiagnosis.ofDeath(exitCode);
    return death.id().equals("exit") ? Diagnosis.of("exit_hidden") : death;
  }

  private static Diagnosis raised(ProgramError error) {
    String type = USUAL.contains(error.type()) ? error.type() : OTHER;
    return error.trace().isEmpty()
        ? Diagnosis.of("raised_hidden_nowhere", type)
        : Diagnosis.at(Place.of(error), "raised_hidden", type);
  }

  private static Diagnosis returned(ProgramError error) {
    return switch (error.type()) {
      case "none" -> Diagnosis.of("returned_none");
      case "ragged" -> Diagnosis.of("returned_ragged");
      case "too_large" -> Diagnosis.of("returned_too_large");
      case "text" -> Diagnosis.of("text_expected_hidden");
      case "number" -> Diagnosis.of("number_expected");
      case "keys", "tuple", "not_tuple", "not_dict", "not_list" ->
          Diagnosis.of("returned_parts_hidden");
      case "attribute", "shape", "not_tensor", "not_callable", "no_value" ->
          Diagnosis.of("attribute_hidden");
      default -> Diagnosis.of("returned_hidden");
    };
  }
}
