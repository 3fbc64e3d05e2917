package dev.touchstone.trials.redteam;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What must be observed. Every list that is given must be met; what is not given is not looked at.
 *
 * @param verdict one of these
 * @param diagnosis the first finding's id is one of these
 * @param logContains every one of these; the log is what the program printed
 * @param status one of these
 * @param counts exactly so many answers with each of these, for a step that is taken many times
 * @param contains every one of these in the answer, or on the result page of owner and of TA
 * @param lacks none of these there
 * @param inOrder these there, one after the other
 * @param headers each answer has this header with this in it
 * @param without headers that no answer has
 * @param rows of an SQL step, columns joined by a blank
 * @param within milliseconds
 * @param atMost bytes of any one answer
 */
record Expectation(
    List<String> verdict,
    List<String> diagnosis,
    List<String> logContains,
    List<String> logNotContains,
    List<Integer> status,
    Map<Integer, Integer> counts,
    List<String> contains,
    List<String> lacks,
    List<String> inOrder,
    Map<String, String> headers,
    List<String> without,
    @Nullable List<String> rows,
    @Nullable Integer within,
    @Nullable Integer atMost) {

  Expectation {
    verdict = given(verdict);
    diagnosis = given(diagnosis);
    logContains = given(logContains);
    logNotContains = given(logNotContains);
    status = given(status);
    counts = counts == null ? Map.of() : Map.copyOf(counts);
    contains = given(contains);
    lacks = given(lacks);
    inOrder = given(inOrder);
    headers = headers == null ? Map.of() : Map.copyOf(headers);
    without = given(without);
    if (verdict.contains("INTERNAL_ERROR")) {
      throw new IllegalArgumentException("INTERNAL_ERROR is never an expected verdict");
    }
  }

  private static <T> List<T> given(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }

  /** What is otherwise than it must be; empty if the attack did not get through here. */
  List<String> breaches(Observed seen) {
    List<String> breaches = new ArrayList<>();
    if (!verdict.isEmpty() && !has(verdict, seen.verdict())) {
      breaches.add("verdict " + seen.verdict() + ", not " + String.join(" or ", verdict));
    }
    if (!diagnosis.isEmpty() && !has(diagnosis, seen.diagnosis())) {
      breaches.add("diagnosis " + seen.diagnosis() + ", not " + String.join(" or ", diagnosis));
    }
    if (!status.isEmpty() && !status.containsAll(seen.statuses().keySet())) {
      breaches.add("status " + seen.statuses().keySet() + ", not " + status);
    }
    counts.forEach(
        (code, count) -> {
          int found = seen.statuses().getOrDefault(code, 0);
          if (found != count) {
            breaches.add(found + " answers " + code + ", not " + count);
          }
        });
    texts(seen, breaches);
    if (rows != null && !rows.equals(seen.rows())) {
      breaches.add("rows " + seen.rows() + ", not " + rows);
    }
    if (within != null && seen.millis() > within) {
      breaches.add("took " + seen.millis() + " ms, not at most " + within);
    }
    if (atMost != null) {
      seen.bodies().stream()
          .filter(body -> body.length() > atMost)
          .forEach(body -> breaches.add("an answer of " + body.length() + " bytes"));
    }
    return breaches;
  }

  private void texts(Observed seen, List<String> breaches) {
    missing("log", seen.log(), logContains, breaches);
    present("log", seen.log(), logNotContains, breaches);
    for (String body : seen.bodies()) {
      missing("answer", body, contains, breaches);
      present("answer", body, lacks, breaches);
      if (!isInOrder(body)) {
        breaches.add("answer lacks " + inOrder + " in this order");
      }
    }
    headers.forEach(
        (name, wanted) -> {
          if (!seen.headers().getOrDefault(name, "").contains(wanted)) {
            breaches.add("header " + name + " is " + seen.headers().get(name) + ", not " + wanted);
          }
        });
    without.stream()
        .filter(seen.headers()::containsKey)
        .forEach(name -> breaches.add("header " + name + " is " + seen.headers().get(name)));
  }

  private static boolean has(List<String> list, @Nullable String value) {
    return value != null && list.contains(value);
  }

  private boolean isInOrder(String body) {
    int from = 0;
    for (String next : inOrder) {
      from = body.indexOf(next, from) + 1;
      if (from == 0) {
        return false;
      }
    }
    return true;
  }

  private static void missing(String what, String text, List<String> all, List<String> breaches) {
    all.stream()
        .filter(wanted -> !text.contains(wanted))
        .forEach(wanted -> breaches.add(what + " lacks \"" + wanted + "\""));
  }

  private static void present(String what, String text, List<String> none, List<String> breaches) {
    none.stream()
        .filter(text::contains)
        .forEach(unwanted -> breaches.add(what + " contains \"" + unwanted + "\""));
  }

  /** In a few words, for the list. */
  String describe() {
    List<String> words = new ArrayList<>(verdict);
    status.forEach(code -> words.add(code.toString()));
    new TreeMap<>(counts).forEach((code, count) -> words.add(count + " × " + code));
    if (rows != null) {
      words.add("rows " + rows);
    }
    return words.isEmpty() ? "as described" : String.join(" | ", words);
  }
}
