package dev.touchstone.grading;

import dev.touchstone.sandbox.ProgramError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The exceptions that second-year students meet most, told from their texts, which NumPy 2 and
 * PyTorch 2 write. The sentence has the exception's type and text first, then what the pattern
 * found: shapes and lengths in the names of the task.
 */
final class PythonErrors {

  private record Known(
      String id, Pattern text, BiFunction<MatchResult, ShapeNames, List<String>> arguments) {}

  private static final String SHAPE = "([(\\[][0-9, x]*[)\\]])";
  private static final String NUMBER = "([0-9]{1,9})";

  private static final List<Known> ALL =
      List.of(
          shapes("broadcast", "could not be broadcast together with shapes " + SHAPE + " " + SHAPE),
          shapes("inner", "shapes " + SHAPE + " and " + SHAPE + " not aligned"),
          shapes("inner", "shapes cannot be multiplied \\(([0-9]+x[0-9]+) and ([0-9]+x[0-9]+)\\)"),
          lengths("inner_lengths", "matmul: .*\\(size " + NUMBER + " is different from " + NUMBER),
          lengths(
              "lengths",
              "size of tensor a \\(" + NUMBER + "\\) must match the size of tensor b \\(" + NUMBER),
          shapes(
              "into",
              "could not broadcast input array from shape " + SHAPE + " into shape " + SHAPE),
          reshape("cannot reshape array of size " + NUMBER + " into shape " + SHAPE, 1, 2),
          reshape("shape '" + SHAPE + "' is invalid for input of size " + NUMBER, 2, 1),
          lengths(
              "join",
              "array at index 0 has size "
                  + NUMBER
                  + " and the array at index [0-9]+ has size "
                  + NUMBER),
          new Known(
              "index",
              Pattern.compile(
                  "index (-?[0-9]{1,9}) is out of bounds for (?:axis|dimension) ([0-9]) with size "
                      + NUMBER),
              (found, names) ->
                  List.of(found.group(1), found.group(2), names.of(number(found, 3)))),
          plain("index_list", "^(?:list|tuple|string) (?:assignment )?index out of range"),
          plain("axis", "axis -?[0-9]+ is out of bounds for array|^Dimension out of range"),
          plain("name", "^name '[^']*' is not defined"),
          plain("unbound", "^cannot access local variable"),
          plain("none", "'NoneType'"),
          plain(
              "truth", "truth value of an array|Boolean value of Tensor with more than one value"),
          plain("called_array", "^'(?:numpy\\.ndarray|Tensor|list)' object is not callable"),
          plain(
              "whole",
              "^only integers, slices|cannot be interpreted as an integer|indices must be"
                  + " integers"),
          plain("dtypes", "to have the same dtype|expected scalar type|same dtype"),
          plain("arguments", "positional argument|unexpected keyword argument"),
          plain("attribute", "object has no attribute|^module '[^']*' has no attribute"));

  private PythonErrors() {}

  /** What is known of this exception, which was raised in the student's own line. */
  static Optional<Diagnosis> of(ProgramError error, ShapeNames names) {
    for (Known known : ALL) {
      Matcher found = known.text().matcher(error.message());
      if (found.find()) {
        List<String> arguments = new ArrayList<>(List.of(error.type(), error.message()));
        arguments.addAll(known.arguments().apply(found.toMatchResult(), names));
        return Optional.of(
            Diagnosis.at(Place.of(error), "raised_" + known.id(), arguments.toArray()));
      }
    }
    return Optional.empty();
  }

  private static Known plain(String id, String text) {
    return new Known(id, Pattern.compile(text), (found, names) -> List.of());
  }

  private static Known shapes(String id, String text) {
    return new Known(
        id,
        Pattern.compile(text),
        (found, names) -> List.of(names.of(shape(found, 1)), names.of(shape(found, 2))));
  }

  private static Known lengths(String id, String text) {
    return new Known(
        id,
        Pattern.compile(text),
        (found, names) -> List.of(names.of(number(found, 1)), names.of(number(found, 2))));
  }

  private static Known reshape(String text, int size, int shape) {
    return new Known(
        "reshape",
        Pattern.compile(text),
        (found, names) -> List.of(found.group(size), names.of(shape(found, shape))));
  }

  private static int number(MatchResult found, int group) {
    return Integer.parseInt(found.group(group));
  }

  /** Written {@code (4,3)}, {@code (4,)}, {@code [4, 3]} or {@code 4x3}. */
  private static List<Integer> shape(MatchResult found, int group) {
    return Arrays.stream(found.group(group).split("[^0-9]+"))
        .filter(length -> !length.isEmpty() && length.length() < 10)
        .map(Integer::valueOf)
        .toList();
  }
}
