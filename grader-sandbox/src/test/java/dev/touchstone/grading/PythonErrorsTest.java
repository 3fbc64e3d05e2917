package dev.touchstone.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.ExerciseCatalog;
import dev.touchstone.reference.Tensor;
import dev.touchstone.sandbox.ProgramError;
import dev.touchstone.sandbox.ProgramError.Kind;
import dev.touchstone.sandbox.ProgramError.Line;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts as NumPy 2.2, PyTorch 2.6 and Python 3.13 write them. */
class PythonErrorsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "broadcast | operands could not be broadcast together with shapes (4,3) (4,) ",
        "inner | shapes (4,3) and (4,5) not aligned: 3 (dim 1) != 4 (dim 0)",
        "inner | mat1 and mat2 shapes cannot be multiplied (4x3 and 4x5)",
        "inner_lengths | matmul: Input operand 1 has a mismatch in its core dimension 0, with"
            + " gufunc signature (n?,k),(k,m?)->(n?,m?) (size 4 is different from 3)",
        "lengths | The size of tensor a (3) must match the size of tensor b (4) at non-singleton"
            + " dimension 1",
        "into | could not broadcast input array from shape (3,) into shape (4,)",
        "reshape | cannot reshape array of size 12 into shape (3,5)",
        "reshape | shape '[3, 5]' is invalid for input of size 12",
        "join | all the input array dimensions except for the concatenation axis must match"
            + " exactly, but along dimension 1, the array at index 0 has size 3 and the array at"
            + " index 1 has size 4",
        "index | index 4 is out of bounds for axis 0 with size 4",
        "index_list | list index out of range",
        "axis | axis 2 is out of bounds for array of dimension 2",
        "axis | Dimension out of range (expected to be in range of [-2, 1], but got 2)",
        "name | name 'nump' is not defined",
        "unbound | cannot access local variable 'h' where it is not associated with a value",
        "none | unsupported operand type(s) for +: 'NoneType' and 'int'",
        "none | 'NoneType' object is not subscriptable",
        "truth | The truth value of an array with more than one element is ambiguous. Use a.any()"
            + " or a.all()",
        "called_array | 'numpy.ndarray' object is not callable",
        "whole | 'float' object cannot be interpreted as an integer",
        "whole | list indices must be integers or slices, not tuple",
        "dtypes | expected m1 and m2 to have the same dtype, but got: double != float",
        "dtypes | expected scalar type Double but found Float",
        "arguments | f() missing 1 required positional argument: 'x'",
        "arguments | f() got an unexpected keyword argument 'dim'",
        "attribute | 'list' object has no attribute 'shape'",
      })
  void whatEverybodyMeetsIsExplainedInBothLanguages(String id, String text) {
    Diagnosis found = PythonErrors.of(error(text), ShapeNames.NONE).orElseThrow();

    assertThat(found.id()).isEqualTo("raised_" + id);
    assertThat(found.place()).isEqualTo(new Place(0, 7));
    for (Locale locale : List.of(Locale.ENGLISH, Locale.CHINESE)) {
      assertThat(found.message(locale)).contains("7").doesNotContain("{").doesNotContain("raised_");
      assertThat(found.hint(locale)).isPresent();
      assertThat(found.message(locale) + found.hint(locale)).contains(text.strip());
    }
  }

  @Test
  void shapesAreToldInTheNamesOfTheTask() {
    ShapeNames names = names("mlp_forward", Map.of("X", shaped(4, 3), "W1", shaped(3, 5)));

    assertThat(message("operands could not be broadcast together with shapes (4,3) (4,) ", names))
        .isEqualTo(
            "Line 7 combines arrays element by element whose shapes do not go together:"
                + " (N, D) = (4, 3) and (N,) = (4,).");
    assertThat(message("mat1 and mat2 shapes cannot be multiplied (4x3 and 5x3)", names))
        .endsWith("(N, D) = (4, 3) and (H, D) = (5, 3).");
    assertThat(message("index 4 is out of bounds for axis 0 with size 4", names))
        .isEqualTo("Line 7 asks for index 4 along axis 0, whose length is N = 4.");
  }

  @Test
  void aLengthThatCouldBeTwoThingsHasNoName() {
    ShapeNames names = names("mlp_forward", Map.of("X", shaped(4, 4), "W1", shaped(4, 5)));

    assertThat(message("operands could not be broadcast together with shapes (4,2) (4,) ", names))
        .endsWith("(4, 2) and (4,).");
  }

  @Test
  void ofAnythingElseNothingIsSaid() {
    assertThat(PythonErrors.of(error("not finished"), ShapeNames.NONE)).isEmpty();
    assertThat(PythonErrors.of(error(""), ShapeNames.NONE)).isEmpty();
  }

  private static String message(String text, ShapeNames names) {
    return PythonErrors.of(error(text), names).orElseThrow().message(Locale.ENGLISH);
  }

  private static ShapeNames names(String exercise, Map<String, Tensor> inputs) {
    Exercise found = ExerciseCatalog.find(exercise).orElseThrow();
    return ShapeNames.of(found.entryPoint(), inputs);
  }

  private static Tensor shaped(int rows, int columns) {
    return Tensor.vector(new double[rows * columns]).reshape(rows, columns);
  }

  private static ProgramError error(String text) {
    return new ProgramError(
        Kind.RUN, "ValueError", text, false, List.of(new Line(0, 7, "softmax", "")));
  }
}
