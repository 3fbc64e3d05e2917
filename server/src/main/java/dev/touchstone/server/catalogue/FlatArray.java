package dev.touchstone.server.catalogue;

import dev.touchstone.reference.ArrayType;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Tolerance;
import dev.touchstone.reference.Type;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An array that goes into an exercise or comes out of it.
 *
 * @param name its flat name; {@code *} stands for whatever may be there
 * @param tolerance how an output is compared; null of an input
 */
record FlatArray(String name, ArrayType type, @Nullable Tolerance tolerance) {

  static List<FlatArray> inputs(Exercise exercise) {
    return exercise.entryPoint().parameters().stream()
        .flatMap(parameter -> of(parameter.name(), parameter.type(), name -> null).stream())
        .toList();
  }

  static List<FlatArray> outputs(Exercise exercise) {
    return exercise.entryPoint().outputs().stream()
        .flatMap(output -> of(output.name(), output.type(), exercise::tolerance).stream())
        .toList();
  }

  private static List<FlatArray> of(
      String name, Type type, Function<String, @Nullable Tolerance> tolerance) {
    return type.arrays(name).entrySet().stream()
        .map(
            array ->
                new FlatArray(array.getKey(), array.getValue(), tolerance.apply(array.getKey())))
        .toList();
  }

  /** Whether an output has to be the reference's to the last bit. */
  public boolean isExact() {
    return tolerance != null && tolerance.equals(Tolerance.EXACT);
  }

  /** Of an output. */
  public String rtol() {
    return tolerance == null ? "" : number(tolerance.rtol());
  }

  /** Of an output. */
  public String atol() {
    return tolerance == null ? "" : number(tolerance.atol());
  }

  // Such as 1e-4.
  private static String number(double value) {
    return value == 0 ? "0" : String.valueOf(value).replace(".0E", "e").replace('E', 'e');
  }
}
