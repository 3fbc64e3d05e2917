package dev.touchstone.server.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.server.integrity.Draw.Candidate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** That a draw is fair, and can be done again. */
class DrawTest {

  private static final List<Candidate> CLASS =
      List.of(
          new Candidate(1, "chen", 0),
          new Candidate(2, "lin", 0.5),
          new Candidate(3, "wu", 1),
          new Candidate(4, "zhao", 0));

  @Test
  void whoIsDrawnFirstIsAsLikelyAsHisWeight() {
    int draws = 20_000;
    Map<String, Integer> first = new TreeMap<>();
    Map<String, Integer> second = new TreeMap<>();
    for (int i = 0; i < draws; i++) {
      List<Candidate> order = Draw.order("%032x".formatted(i), CLASS);
      first.merge(order.get(0).name(), 1, Integer::sum);
      second.merge(order.get(1).name(), 1, Integer::sum);
    }
    // Weights 1, 3, 5 and 1; the standard error of a share is 0.0036 at most.
    assertThat((double) first.get("chen") / draws).isCloseTo(0.1, within(0.015));
    assertThat((double) first.get("lin") / draws).isCloseTo(0.3, within(0.015));
    assertThat((double) first.get("wu") / draws).isCloseTo(0.5, within(0.015));
    assertThat((double) first.get("zhao") / draws).isCloseTo(0.1, within(0.015));
    // Second after each possible first: .3·1/7 + .5·1/5 + .1·1/9.
    assertThat((double) second.get("chen") / draws).isCloseTo(0.154, within(0.015));
  }

  @Test
  void theSameSeedDrawsTheSamePeopleInWhateverOrderTheyStand() {
    String seed = "00112233445566778899aabbccddeeff";
    List<Candidate> once = Draw.order(seed, CLASS);

    assertThat(Draw.order(seed, CLASS.reversed())).isEqualTo(once);
    assertThat(once).extracting(Candidate::name).containsExactlyElementsOf(published(seed));
  }

  /** As docs/integrity.md says it, computed by hand with other means. */
  private static List<String> published(String seed) {
    return CLASS.stream()
        .sorted(
            (a, b) ->
                Double.compare(
                    Math.log(share(seed + ":" + b.name())) / (1 + 4 * b.risk()),
                    Math.log(share(seed + ":" + a.name())) / (1 + 4 * a.risk())))
        .map(Candidate::name)
        .toList();
  }

  private static double share(String text) {
    String hash =
        dev.touchstone.server.submission.Blobs.sha256(
            text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    var n = new java.math.BigInteger(hash, 16).shiftRight(256 - 53);
    return (n.doubleValue() + 0.5) / Math.pow(2, 53);
  }
}
