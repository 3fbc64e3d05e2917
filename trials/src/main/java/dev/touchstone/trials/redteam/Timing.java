package dev.touchstone.trials.redteam;

import dev.touchstone.trials.Browser;
import dev.touchstone.trials.Upload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Whether two things that must look alike can be told apart by the clock. */
final class Timing {

  private static final int ROUNDS = 10;

  private Timing() {}

  static List<String> ofSigningIn(Scene scene) {
    Browser browser = scene.platform().browser();
    List<String> found =
        compare(
            "a name that exists",
            () -> signIn(scene, browser, "chen"),
            () -> signIn(scene, browser, "nobody-of-that-name"));
    String known =
        scene
            .platform()
            .browser()
            .post("/sign-in", "/sign-in", refused("chen"))
            .redirect()
            .orElse("");
    String unknown =
        scene
            .platform()
            .browser()
            .post("/sign-in", "/sign-in", refused("nobody"))
            .redirect()
            .orElse("");
    forget(scene);
    return known.equals(unknown) ? found : List.of("the answers differ");
  }

  private static void signIn(Scene scene, Browser browser, String name) {
    browser.post("/sign-in", "/sign-in", refused(name));
    forget(scene);
  }

  private static Map<String, String> refused(String name) {
    return Map.of("name", name, "password", "not the password");
  }

  // Otherwise the throttle would answer, which is another attack's.
  private static void forget(Scene scene) {
    scene.database().rows("delete from sign_in_failure");
  }

  static List<String> ofStoringTheSameFile(Scene scene) {
    String theirs = work();
    String page = scene.page("softmax");
    handIn(scene.platform().as("chen"), page, theirs);
    Browser spy = scene.platform().as("lin");
    return compare(
        "a file that another student has",
        () -> handIn(spy, page, theirs),
        () -> handIn(spy, page, work()));
  }

  // What ends at once, so that nothing but storing is measured.
  private static String work() {
    return "raise SystemExit\n" + ("# " + UUID.randomUUID() + "\n").repeat(100);
  }

  private static void handIn(Browser browser, String page, String code) {
    browser.handIn(page, Upload.typed(code));
  }

  /** Interleaved, so that what the machine does meanwhile falls on both. */
  private static List<String> compare(String what, Runnable one, Runnable other) {
    List<Double> ones = new ArrayList<>();
    List<Double> others = new ArrayList<>();
    one.run();
    other.run();
    for (int i = 0; i < ROUNDS; i++) {
      ones.add(millis(one));
      others.add(millis(other));
      others.add(millis(other));
      ones.add(millis(one));
    }
    double first = undisturbed(ones);
    double second = undisturbed(others);
    double apart = Math.abs(first - second);
    return apart > 8 && apart > 0.3 * Math.min(first, second)
        ? List.of("%s takes %.1f ms, otherwise %.1f ms".formatted(what, first, second))
        : List.of();
  }

  private static double millis(Runnable work) {
    long begin = System.nanoTime();
    work.run();
    return (System.nanoTime() - begin) / 1e6;
  }

  // The lower quarter: what the machine does besides only ever adds.
  private static double undisturbed(List<Double> values) {
    values.sort(null);
    return values.get(values.size() / 4);
  }
}
