package dev.touchstone.grading;

import dev.touchstone.reference.Tensor;
import dev.touchstone.reference.Text;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One case's verdict.
 *
 * @param name what is special about the case
 * @param example whether students may see its values
 * @param maxAbsError over all outputs; absent where there is nothing to measure
 * @param maxRelError likewise; infinite where the reference is zero
 * @param values only of an example: what went in, what was expected, what came
 */
public record CaseReport(
    String name,
    Text title,
    boolean example,
    Verdict verdict,
    @Nullable Double maxAbsError,
    @Nullable Double maxRelError,
    @Nullable Diagnosis diagnosis,
    @Nullable Values values) {

  /** An example's arrays, by name. */
  public record Values(
      Map<String, Tensor> inputs, Map<String, Tensor> expected, Map<String, Tensor> actual) {}

  CaseReport withoutValues() {
    return withValues(null);
  }

  CaseReport withValues(@Nullable Values others) {
    return new CaseReport(
        name, title, example, verdict, maxAbsError, maxRelError, diagnosis, others);
  }

  CaseReport withDiagnosis(Diagnosis known) {
    return new CaseReport(name, title, example, verdict, maxAbsError, maxRelError, known, values);
  }
}
