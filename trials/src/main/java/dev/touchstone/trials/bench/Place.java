package dev.touchstone.trials.bench;

import dev.touchstone.reference.AnswerKey;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.ExerciseCatalog;
import dev.touchstone.reference.Tensor;
import dev.touchstone.trials.Browser;
import dev.touchstone.trials.Database;
import dev.touchstone.trials.Platform;
import dev.touchstone.trials.bench.Student.Seen;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Where everything is measured: the server, the plain Python, and how often.
 *
 * @param page where softmax is handed in
 * @param out what goes on, for whoever watches
 */
record Place(
    Platform platform,
    Database database,
    String page,
    Python python,
    String image,
    int rounds,
    boolean quick,
    PrintWriter out) {

  static final String EXERCISE = "softmax";
  private static final List<String> STUDENTS = List.of("lin", "chen");

  Student student(int number) {
    return new Student(platform.as(STUDENTS.get(number % STUDENTS.size())), page);
  }

  /** Hands in, sees the verdict, and makes sure that it is the right one. */
  Seen submit(Task task) {
    Seen seen = student(0).open().submit(task.code());
    String verdict = standing(seen.submission(), "verdict");
    if (!verdict.equals("ACCEPTED")) {
      throw new IllegalStateException(task + " is " + verdict);
    }
    return seen;
  }

  /** Opens the exercise's page and that of a verdict so many times. */
  void read(Seen seen, int times) {
    Browser browser = platform.as(STUDENTS.getFirst());
    for (int i = 0; i < times; i++) {
      browser.page(page);
      browser.page("/submissions/" + seen.submission());
    }
  }

  String standing(UUID submission, String column) {
    return database
        .rows("select " + column + " from standing_grading where submission_id = ?", submission)
        .getFirst()
        .getFirst();
  }

  /** Prepares plain Python for what the server would grade the same file on; says how many. */
  int prepare(Task task) {
    long seed = Long.parseLong(standing(submit(task).submission(), "seed"));
    List<Map<String, Tensor>> inputs =
        AnswerKey.draw(ExerciseCatalog.find(EXERCISE).orElseThrow(), seed).cases().stream()
            .map(Case::inputs)
            .toList();
    python.prepare(task, inputs);
    return inputs.size();
  }

  void say(String line) {
    out.println(line);
    out.flush();
  }
}
