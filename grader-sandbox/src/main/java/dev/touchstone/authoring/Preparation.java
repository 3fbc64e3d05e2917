package dev.touchstone.authoring;

import dev.touchstone.grading.Faults;
import dev.touchstone.grading.Parallel;
import dev.touchstone.reference.AnswerTable;
import dev.touchstone.reference.AnswerTable.Sheet;
import dev.touchstone.reference.BadArrayException;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.EntryPoint.Returns;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Rules;
import dev.touchstone.reference.Script;
import dev.touchstone.reference.Tensor;
import dev.touchstone.reference.Text;
import dev.touchstone.sandbox.Limits;
import dev.touchstone.sandbox.Outcome;
import dev.touchstone.sandbox.Outcome.CaseOutcome;
import dev.touchstone.sandbox.Preload;
import dev.touchstone.sandbox.Program;
import dev.touchstone.sandbox.ProgramError;
import dev.touchstone.sandbox.Sandbox;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Runs an author's reference and his mistakes, behind the same wall and within the same limits as a
 * student's program, and keeps what they answer. For each seed {@code cases(rng)} draws the inputs,
 * then the reference answers them, then each mistake does. All but the mistakes is done twice, in
 * processes whose global random numbers differ: what depends on more than its inputs is found out.
 *
 * <p>Whatever goes wrong in these programs is the author's to mend. What goes wrong around them is
 * a {@link dev.touchstone.sandbox.SandboxException}.
 */
final class Preparation {

  /** Students' sixteen seeds fall onto so many sheets of cases. */
  static final int SEEDS = 4;

  private static final long OTHER_SEED = 1_000_003;
  private static final int MOST_NUMBERS = 2_000_000;
  private static final int SHOWN = 160;
  private static final String FILE = "reference.py";
  private static final String DRAW = "_touchstone_case";

  /** How strings come across; see {@code cases.py}. */
  private static final String STRINGS = "!";

  private final Sandbox sandbox;
  private final Limits limits;
  private final OwnExercise own;
  private final Exercise asked;
  private final byte[] reference;
  private final List<String> caseNames;

  private Preparation(Sandbox sandbox, Limits limits, OwnExercise own) {
    this.sandbox = sandbox;
    this.limits = limits;
    this.own = own;
    this.asked = own.asked();
    this.reference = DrawnCases.below(own);
    this.caseNames = own.file().written().cases().stream().map(OwnFile.CaseOf::name).toList();
  }

  /**
   * @param sandbox for authors' programs only
   * @throws RefusedReferenceException if the author has to mend something
   * @throws dev.touchstone.sandbox.SandboxException if the fault is ours
   */
  static PreparedExercise of(OwnExercise own, Sandbox sandbox, Limits limits) {
    AnswerTable answers = new Preparation(sandbox, limits, own).answers();
    return PreparedExercise.of(own, answers, sandbox.image());
  }

  private AnswerTable answers() {
    // What is wrong mostly shows with the first seed; then nobody waits for the others.
    List<Sheet> sheets = new ArrayList<>(List.of(sheet(0)));
    Parallel.each(LongStream.range(1, SEEDS).boxed().toList(), this::sheet, sheets::add);
    AnswerTable answers = new AnswerTable(sheets);
    if (answers.size() > MOST_NUMBERS) {
      throw new RefusedReferenceException("ref_too_large", answers.size(), MOST_NUMBERS);
    }
    return answers;
  }

  private Sheet sheet(long seed) {
    List<Case> cases = cases(seed, seed);
    if (!cases.equals(cases(seed, seed + OTHER_SEED))) {
      throw new RefusedReferenceException("ref_cases_vary", seed);
    }
    List<Map<String, Tensor>> expected = expected(cases, seed);
    List<Map<String, Tensor>> again = expected(cases, seed + OTHER_SEED);
    for (int i = 0; i < cases.size(); i++) {
      if (!asked.isSame(expected.get(i), again.get(i))) {
        throw varies(cases.get(i));
      }
    }
    Map<String, List<Optional<Map<String, Tensor>>>> variants = new LinkedHashMap<>();
    own.mistakes().forEach((id, program) -> variants.put(id, variant(id, program, cases, seed)));
    return new Sheet(cases, expected, variants);
  }

  private RefusedReferenceException varies(Case c) {
    return new RefusedReferenceException("ref_varies", c.name());
  }

  private List<Case> cases(long seed, long global) {
    List<Map<String, Tensor>> inputs =
        caseNames.stream()
            .map(name -> Map.of("seed", Tensor.integer(seed), "name", Tensor.text(name)))
            .toList();
    Outcome outcome = run(reference, drawing(), inputs, global);
    refuseFailed(outcome);
    return IntStream.range(0, caseNames.size())
        .mapToObj(i -> drawn(i, outcome.cases().get(i)))
        .toList();
  }

  private static Script drawing() {
    Script.Part inputs = new Script.Part("in", "in", Script.Kind.DICT);
    return new Script(
        List.of(
            new Script.Call(
                DRAW, List.of("seed", "name"), Returns.VALUE, List.of(inputs), true, false)),
        Map.of());
  }

  private Case drawn(int index, CaseOutcome outcome) {
    String name = caseNames.get(index);
    Map<String, Tensor> inputs =
        switch (outcome) {
          case CaseOutcome.Values(var arrays) -> DrawnCases.unpacked(arrays, STRINGS);
          case CaseOutcome.Failed(var error) ->
              throw DrawnCases.refusal(error, own, limits)
                  .orElseGet(
                      () -> inCase("ref_cases", name, fault(DrawnCases.ofAuthor(error, own))));
          case CaseOutcome.Unreadable(var rule) ->
              throw inCase("ref_cases", name, new Text(rule, rule));
          case CaseOutcome.NotReached() -> throw new RefusedReferenceException("ref_silent");
        };
    boolean example = own.file().written().cases().get(index).example();
    try {
      return new Case(name, example, asked.acceptInputs(inputs));
    } catch (BadArrayException e) {
      throw inCase("ref_cases", name, e.text());
    }
  }

  private List<Map<String, Tensor>> expected(List<Case> cases, long global) {
    Outcome outcome = answered(reference, cases, global);
    refuseFailed(outcome);
    List<Map<String, Tensor>> expected = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      expected.add(expected(cases.get(i), outcome.cases().get(i)));
    }
    if (outcome.claims().unsteady()) {
      throw varies(cases.getFirst());
    }
    return expected;
  }

  private Map<String, Tensor> expected(Case c, CaseOutcome outcome) {
    return switch (outcome) {
      case CaseOutcome.Values(var outputs) -> fitting(c, outputs);
      case CaseOutcome.Failed(var error) -> throw inCase("ref_answer", c.name(), fault(error));
      case CaseOutcome.Unreadable(var rule) ->
          throw inCase("ref_answer", c.name(), new Text(rule, rule));
      case CaseOutcome.NotReached() -> throw new RefusedReferenceException("ref_silent");
    };
  }

  private Text fault(ProgramError error) {
    return Faults.of(error, asked, limits);
  }

  private Map<String, Tensor> fitting(Case c, Map<String, Tensor> outputs) {
    try {
      return asked.acceptOutputs(c.inputs(), outputs);
    } catch (BadArrayException e) {
      throw inCase("ref_answer", c.name(), e.text());
    }
  }

  /** What a mistake answers; it may raise, but it has to come to an end. */
  private List<Optional<Map<String, Tensor>>> variant(
      String id, byte[] program, List<Case> cases, long seed) {
    Outcome outcome = answered(program, cases, seed);
    Faults.of(outcome, asked, limits)
        .ifPresent(
            fault -> {
              throw inFile("mistakes/" + own.id() + "/" + id + ".py", fault);
            });
    return outcome.cases().stream().map(Preparation::values).toList();
  }

  private static Optional<Map<String, Tensor>> values(CaseOutcome outcome) {
    return outcome instanceof CaseOutcome.Values(var outputs)
        ? Optional.of(outputs)
        : Optional.empty();
  }

  private Outcome answered(byte[] program, List<Case> cases, long global) {
    List<Map<String, Tensor>> inputs = cases.stream().map(Case::inputs).toList();
    return run(program, asked.script(Exercise.FUNCTION), inputs, global);
  }

  private Outcome run(
      byte[] program, Script script, List<Map<String, Tensor>> inputs, long global) {
    return sandbox.run(
        new Program(
            program,
            FILE,
            script,
            inputs.stream().map(values -> new Program.Case(values, true)).toList(),
            Rules.NONE,
            Preload.of(asked.framework(), program),
            false,
            global),
        limits);
  }

  /** What is wrong with the run as a whole: it failed, or it printed. */
  private void refuseFailed(Outcome outcome) {
    Faults.of(outcome, asked, limits)
        .ifPresent(
            fault -> {
              throw new RefusedReferenceException(fault);
            });
    boolean failed = outcome.cases().stream().anyMatch(c -> !(c instanceof CaseOutcome.Values));
    if (!failed && !outcome.log().isBlank()) {
      throw new RefusedReferenceException("ref_prints", cut(outcome.log().strip()));
    }
  }

  private static String cut(String log) {
    String line = log.lines().findFirst().orElse("");
    return line.length() <= SHOWN && line.length() == log.length()
        ? line
        : line.substring(0, Math.min(line.length(), SHOWN)) + " …";
  }

  private static RefusedReferenceException inCase(String key, String name, Text what) {
    return new RefusedReferenceException(
        new Text(
            Problems.text(key, name, what.zh()).zh(), Problems.text(key, name, what.en()).en()));
  }

  private static RefusedReferenceException inFile(String path, Text what) {
    return new RefusedReferenceException(new Text(path + "：" + what.zh(), path + ": " + what.en()));
  }
}
