package dev.touchstone.grading;

import dev.touchstone.reference.AnswerKey;
import dev.touchstone.sandbox.Limits;
import dev.touchstone.sandbox.Outcome;
import dev.touchstone.sandbox.Outcome.Ending;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A run held against its key: a verdict, a share of the points, what is wrong, and what is worth
 * knowing of the program whether or not it is right.
 */
record Judgement(
    Verdict verdict, List<CaseReport> cases, List<Diagnosis> diagnosis, List<Diagnosis> notes) {

  static Judgement of(AnswerKey key, Signatures signatures, Outcome outcome, Limits limits) {
    CaseJudge judge = new CaseJudge(key, signatures, outcome, limits);
    List<CaseReport> cases =
        IntStream.range(0, key.cases().size()).mapToObj(judge::report).toList();
    Optional<Diagnosis> explanation =
        Misconceptions.match(key, outcome)
            .map(known -> Diagnosis.of(key.exercise(), known))
            .or(() -> Forensics.find(key, outcome))
            .or(() -> Pairs.find(key, outcome));
    List<CaseReport> named =
        explanation.map(known -> cases.stream().map(c -> named(c, known)).toList()).orElse(cases);
    Verdict verdict = verdict(named, outcome.ending());
    List<Diagnosis> notes = Notes.of(key.exercise(), outcome.claims(), verdict);
    List<Diagnosis> diagnosis = diagnosis(named, explanation);
    return explanation.isEmpty() && Notes.explain(named, notes)
        ? new Judgement(verdict, named, joined(notes, diagnosis), List.of())
        : new Judgement(verdict, named, diagnosis, notes);
  }

  private static List<Diagnosis> joined(List<Diagnosis> first, List<Diagnosis> then) {
    return Stream.concat(first.stream(), then.stream()).toList();
  }

  double score(double maxScore) {
    if (verdict == Verdict.FORBIDDEN) {
      return 0;
    }
    long accepted = cases.stream().filter(c -> c.verdict() == Verdict.ACCEPTED).count();
    return Math.round(100 * maxScore * accepted / cases.size()) / 100.0;
  }

  private static CaseReport named(CaseReport report, Diagnosis explanation) {
    return report.verdict() == Verdict.ACCEPTED ? report : report.withDiagnosis(explanation);
  }

  /**
   * All right, or what ended the run, or partly right, or the first thing that is wrong. A stream
   * that broke the protocol is invalid as a whole, and what the exercise rules out is worth nothing
   * even where only one case uses it.
   */
  private static Verdict verdict(List<CaseReport> cases, Ending ending) {
    if (ending instanceof Ending.Malformed) {
      return Verdict.INVALID_OUTPUT;
    }
    if (cases.stream().anyMatch(c -> c.verdict() == Verdict.FORBIDDEN)) {
      return Verdict.FORBIDDEN;
    }
    Optional<Verdict> firstWrong =
        cases.stream().map(CaseReport::verdict).filter(v -> v != Verdict.ACCEPTED).findFirst();
    if (firstWrong.isEmpty()) {
      return Verdict.ACCEPTED;
    }
    boolean someRight = cases.stream().anyMatch(c -> c.verdict() == Verdict.ACCEPTED);
    if (ending instanceof Ending.Finished) {
      return someRight ? Verdict.PARTIAL : firstWrong.get();
    }
    return cases.getLast().verdict() == Verdict.ACCEPTED
        ? Verdict.PARTIAL
        : cases.getLast().verdict();
  }

  /**
   * What explains all cases if anything does, then each other finding once, in the cases' order.
   */
  private static List<Diagnosis> diagnosis(
      List<CaseReport> cases, Optional<Diagnosis> explanation) {
    Map<String, Diagnosis> found = new LinkedHashMap<>();
    explanation.ifPresent(known -> found.put(known.id(), known));
    cases.stream()
        .flatMap(c -> Optional.ofNullable(c.diagnosis()).stream())
        .forEach(diagnosis -> found.putIfAbsent(diagnosis.id(), diagnosis));
    return List.copyOf(found.values());
  }
}
