package dev.touchstone.trials.redteam;

import dev.touchstone.trials.Reply;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a step led to.
 *
 * @param statuses how often each status was answered
 * @param diagnosis id of the first finding
 * @param bodies what was answered; after a verdict, the result page as its owner and as a TA sees
 *     it
 * @param headers of the last answer, names in small letters
 */
record Observed(
    Map<Integer, Integer> statuses,
    @Nullable String verdict,
    @Nullable String diagnosis,
    String log,
    List<String> bodies,
    Map<String, String> headers,
    List<String> rows,
    long millis) {

  static final Observed NOTHING =
      new Observed(Map.of(), null, null, "", List.of(), Map.of(), List.of(), 0);

  Observed {
    statuses = new TreeMap<>(statuses);
  }

  static Observed of(List<Reply> replies) {
    Map<Integer, Integer> statuses = new TreeMap<>();
    replies.forEach(reply -> statuses.merge(reply.status(), 1, Integer::sum));
    return new Observed(
        statuses,
        null,
        null,
        "",
        replies.stream().map(Reply::text).toList(),
        Player.lowerCase(replies.getLast().headers().map()),
        List.of(),
        0);
  }

  Observed after(long millis) {
    return new Observed(statuses, verdict, diagnosis, log, bodies, headers, rows, millis);
  }

  Observed judged(@Nullable String verdict, @Nullable String diagnosis, String log) {
    return new Observed(statuses, verdict, diagnosis, log, bodies, headers, rows, millis);
  }

  Observed with(List<String> pages) {
    return new Observed(statuses, verdict, diagnosis, log, pages, headers, rows, millis);
  }

  static Observed rows(List<String> rows) {
    return new Observed(Map.of(), null, null, "", List.of(), Map.of(), rows, 0);
  }

  /** Nothing of it was taken. */
  boolean isRefused() {
    return !statuses.isEmpty() && statuses.keySet().stream().allMatch(code -> code >= 400);
  }

  /** In a few words, for the list. */
  String describe() {
    if (verdict != null) {
      return diagnosis == null ? verdict : verdict + " (" + diagnosis + ")";
    }
    if (!statuses.isEmpty()) {
      return statuses.entrySet().stream()
          .map(
              each ->
                  each.getValue() > 1
                      ? each.getValue() + " × " + each.getKey()
                      : "" + each.getKey())
          .collect(Collectors.joining(", "));
    }
    return rows.isEmpty() ? "nothing" : "rows " + rows;
  }
}
