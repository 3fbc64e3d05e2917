package dev.touchstone.grading;

import dev.touchstone.datafile.DataFiles;
import dev.touchstone.grading.PredictionTask.Scores;
import dev.touchstone.metric.BadDataException;
import dev.touchstone.metric.BadPredictionException;
import dev.touchstone.metric.Data;
import dev.touchstone.metric.Side;
import dev.touchstone.reference.Script;
import dev.touchstone.reference.Tensor;
import dev.touchstone.sandbox.Limits;
import dev.touchstone.sandbox.Logbook;
import dev.touchstone.sandbox.Outcome;
import dev.touchstone.sandbox.Outcome.CaseOutcome;
import dev.touchstone.sandbox.Outcome.Ending;
import dev.touchstone.sandbox.Program;
import dev.touchstone.sandbox.Sandbox;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs a competition entry and scores what it predicts. An entry is one Python file with two
 * functions: {@code train(x, y)} returns a model, whatever that is; {@code predict(model, x)}
 * returns a prediction for each row. The model stays in the sandbox, the labels of the test rows
 * and the split stay outside: only the prediction crosses.
 */
public final class EntryGrader {

  /** What was found, and the scores if there are any. */
  public record Result(EntryReport report, Optional<Scores> scores) {}

  private static final String PREDICTION = "prediction";
  private static final Script SCRIPT =
      Script.of()
          .call("train", "x_train", "y_train")
          .as("model")
          .call("predict", "model", "x_test")
          .handedInAs(PREDICTION)
          .build();
  private static final Signatures SIGNATURES =
      new Signatures(Map.of("train", "train(x, y)", "predict", "predict(model, x)"), Map.of());

  private final Sandbox sandbox;
  private final Logbook logbook;

  public EntryGrader(Sandbox sandbox) {
    this(sandbox, Logbook.NONE);
  }

  private EntryGrader(Sandbox sandbox, Logbook logbook) {
    this.sandbox = sandbox;
    this.logbook = logbook;
  }

  /** The same, and this one listens to what programs log. */
  public EntryGrader telling(Logbook listener) {
    return new EntryGrader(sandbox, listener);
  }

  /**
   * @param fileName how messages name the student's file
   * @throws dev.touchstone.sandbox.SandboxException if the fault is ours
   */
  public Result grade(PredictionTask task, byte[] source, String fileName, Limits limits) {
    Map<String, Tensor> inputs =
        Map.of("x_train", task.trainX(), "y_train", task.train().taught(), "x_test", task.testX());
    Program program = Program.of(source, fileName, SCRIPT, List.of(inputs)).telling(logbook);
    Outcome outcome = sandbox.run(program, limits);
    try {
      return prediction(outcome)
          .map(prediction -> scored(outcome, task.score(prediction)))
          .orElseGet(() -> failed(outcome, finding(outcome, limits)));
    } catch (BadPredictionException bad) {
      return failed(outcome, Finding.invalid(bad.rule(), bad.arguments().toArray()));
    }
  }

  /**
   * Scores a file of predictions, which nothing has to be run for.
   *
   * @param fileName what it ends in says what it is: .csv or .json
   */
  public static Result gradeFile(PredictionTask task, byte[] file, String fileName) {
    long start = System.nanoTime();
    try {
      Data prediction = DataFiles.read(task.metric(), Side.PREDICTION, fileName, file);
      Scores scores = task.scoreFile(prediction);
      return new Result(ofFile(Verdict.ACCEPTED, null, start), Optional.of(scores));
    } catch (BadDataException bad) {
      Finding finding = Finding.invalid("prediction_file", bad.text().en(), bad.text().zh());
      return new Result(ofFile(finding.verdict(), finding.diagnosis(), start), Optional.empty());
    }
  }

  private static EntryReport ofFile(Verdict verdict, @Nullable Diagnosis diagnosis, long start) {
    double millis = (System.nanoTime() - start) / 1e6;
    return new EntryReport("file", verdict, diagnosis, "", false, Map.of("score", millis));
  }

  /** A stream that broke the protocol is invalid as a whole. */
  private static Optional<Tensor> prediction(Outcome outcome) {
    return outcome.cases().getFirst() instanceof CaseOutcome.Values(var outputs)
            && !(outcome.ending() instanceof Ending.Malformed)
        ? Optional.ofNullable(outputs.get(PREDICTION))
        : Optional.empty();
  }

  private static Finding finding(Outcome outcome, Limits limits) {
    return switch (outcome.cases().getFirst()) {
      case CaseOutcome.Failed(var error) -> Finding.of(error, SIGNATURES, limits);
      case CaseOutcome.Unreadable(var rule) -> Finding.invalid("unreadable", rule);
      case CaseOutcome.Values values -> Finding.of(outcome.ending(), limits);
      case CaseOutcome.NotReached() ->
          outcome
              .loadError()
              .map(error -> Finding.of(error, SIGNATURES, limits))
              .orElseGet(() -> Finding.of(outcome.ending(), limits));
    };
  }

  private Result scored(Outcome outcome, Scores scores) {
    return new Result(report(outcome, Verdict.ACCEPTED, null), Optional.of(scores));
  }

  private Result failed(Outcome outcome, Finding finding) {
    return new Result(report(outcome, finding.verdict(), finding.diagnosis()), Optional.empty());
  }

  private EntryReport report(Outcome outcome, Verdict verdict, @Nullable Diagnosis diagnosis) {
    return new EntryReport(
        outcome.image(), verdict, diagnosis, outcome.log(), outcome.logCut(), outcome.timings());
  }
}
