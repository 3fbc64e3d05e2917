package dev.touchstone.grading;

import dev.touchstone.sandbox.Limits;
import dev.touchstone.sandbox.ProgramError;
import java.util.Map;
import java.util.Optional;

/** Puts a program's error into a finding: which line, what was wrong, what was expected. */
final class ErrorDiagnosis {

  private static final int FIRST_SIGNAL = 128;
  private static final Map<Integer, String> SIGNALS =
      Map.of(
          4, "SIGILL", 6, "SIGABRT", 7, "SIGBUS", 8, "SIGFPE", 9, "SIGKILL", 11, "SIGSEGV", 15,
          "SIGTERM", 25, "SIGXFSZ", 31, "SIGSYS");

  private ErrorDiagnosis() {}

  /**
   * @param names of the axes of the inputs with which it went wrong
   */
  static Diagnosis of(ProgramError error, Signatures signatures, Limits limits, ShapeNames names) {
    if (isProcessLimit(error)) {
      return Diagnosis.of("process_limit", limits.pids());
    }
    return switch (error.kind()) {
      case EMPTY -> Diagnosis.of("empty", signatures.all());
      case ENCODING -> Diagnosis.of("encoding");
      case SYNTAX -> Diagnosis.at(Place.of(error), "syntax", error.message());
      case LOAD -> raised("load", error);
      case RUN -> raised(error, names);
      case MISSING -> expected("missing_function", error, signatures);
      case PARAMETERS -> expected("parameters", error, signatures);
      case RETURN -> returned(error);
      case FORBIDDEN -> forbidden(error);
      case NOTEBOOK -> notebook(error);
      case DIED -> ofDeath(exitCode(error));
    };
  }

  static Diagnosis ofDeath(int exitCode) {
    String signal = SIGNALS.get(exitCode - FIRST_SIGNAL);
    return signal == null ? Diagnosis.of("exit", exitCode) : Diagnosis.of("signal", signal);
  }

  /** As the process of a case ended that had one to itself; −1 where that is not told. */
  static int exitCode(ProgramError error) {
    return error.message().matches("[0-9]{1,3}") ? Integer.parseInt(error.message()) : -1;
  }

  /** As fork and thread creation report it when the container may have no more of them. */
  static boolean isProcessLimit(ProgramError error) {
    return error.type().equals("BlockingIOError") && error.message().startsWith("[Errno 11]")
        || error.message().startsWith("can't start new thread");
  }

  /** The message begins with the function's name. */
  private static Diagnosis expected(String id, ProgramError error, Signatures signatures) {
    String name = error.message().split("\\(", 2)[0];
    return Diagnosis.of(id, error.message(), signatures.of(name));
  }

  private static Diagnosis raised(ProgramError error, ShapeNames names) {
    Optional<Diagnosis> known =
        error.trace().isEmpty() ? Optional.empty() : PythonErrors.of(error, names);
    return known.orElseGet(() -> raised("raised", error));
  }

  private static Diagnosis raised(String id, ProgramError error) {
    return error.trace().isEmpty()
        ? Diagnosis.of(id + "_nowhere", error.type(), error.message())
        : Diagnosis.at(Place.of(error), id, error.type(), error.message());
  }

  /** The rules are those of the runner's {@code BadReturn}; an unknown one is unreadable output. */
  private static Diagnosis returned(ProgramError error) {
    return switch (error.type()) {
      case "none" -> Diagnosis.of("returned_none");
      case "dtype" -> Diagnosis.of("returned_dtype", error.message());
      case "text" -> Diagnosis.of("text_expected", error.message());
      case "number" -> Diagnosis.of("number_expected");
      case "ragged" -> Diagnosis.of("returned_ragged");
      case "too_large" -> Diagnosis.of("returned_too_large");
      case "keys" -> Diagnosis.of("returned_keys", error.message());
      case "tuple" -> lengths(error.message());
      case "not_tuple", "not_dict", "not_list" ->
          Diagnosis.of("returned_" + error.type(), error.message());
      case "attribute" -> parts("no_attribute", error);
      case "shape" -> parts("attribute_shape", error);
      case "not_tensor" -> parts("attribute_not_tensor", error);
      case "not_callable" -> parts("not_callable", error);
      case "no_value" -> Diagnosis.of("attribute_none", error.message());
      default -> Diagnosis.of("unreadable", error.type());
    };
  }

  /** What is told of an object is separated by semicolons. */
  private static Diagnosis parts(String id, ProgramError error) {
    return Diagnosis.of(id, (Object[]) error.message().split("; ", 3));
  }

  /** The message is {@code expected, given}. */
  private static Diagnosis lengths(String message) {
    String[] lengths = message.split(", ", 2);
    return Diagnosis.of("returned_tuple", lengths[0], lengths[lengths.length - 1]);
  }

  private static Diagnosis forbidden(ProgramError error) {
    String id = error.type().equals("import") ? "forbidden_import" : "forbidden_call";
    return Diagnosis.at(Place.of(error), id, error.message());
  }

  /** The rules are those of the runner's reader of notebooks. */
  private static Diagnosis notebook(ProgramError error) {
    return switch (error.type()) {
      case "empty" -> Diagnosis.of("notebook_empty");
      case "magic" -> Diagnosis.at(Place.of(error), "notebook_magic", error.message());
      default -> Diagnosis.of("notebook_json");
    };
  }
}
