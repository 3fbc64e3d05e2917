package dev.touchstone.integrity;

import dev.touchstone.integrity.Fingerprints.Fingerprint;
import dev.touchstone.integrity.Work.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;

/**
 * A work as it is compared: what of it is its author's own.
 *
 * @param prints those that are neither given nor common, by hash
 * @param tokens the own ones, which no given or common fingerprint covers
 */
record Own(Work.Read read, boolean earlier, Fingerprint[] prints, BitSet tokens) {

  static Own of(Work.Read read, boolean earlier, LongPredicate isNobodys) {
    BitSet own = new BitSet();
    own.set(0, read.tokens().size());
    for (Fingerprint print : read.prints()) {
      if (isNobodys.test(print.hash())) {
        own.clear(print.at(), print.at() + Fingerprints.LENGTH);
      }
    }
    Fingerprint[] prints =
        read.prints().stream()
            .filter(print -> !isNobodys.test(print.hash()))
            .sorted((a, b) -> Long.compare(a.hash(), b.hash()))
            .toArray(Fingerprint[]::new);
    return new Own(read, earlier, prints, own);
  }

  int size() {
    return tokens.cardinality();
  }

  /** The places of what is not its author's own. */
  List<Span> nobodys() {
    List<Span> spans = new ArrayList<>();
    int count = read.tokens().size();
    int from = tokens.nextClearBit(0);
    while (from < count) {
      int next = tokens.nextSetBit(from);
      int to = Math.min(read.endAfter(from), next < 0 ? count : next);
      spans.add(read.span(from, to));
      from = tokens.nextClearBit(to);
    }
    return spans;
  }

  /** Its own tokens that fingerprints with these hashes cover. */
  BitSet covered(Set<Long> hashes) {
    BitSet covered = new BitSet();
    for (Fingerprint print : prints) {
      if (hashes.contains(print.hash())) {
        covered.set(print.at(), print.at() + Fingerprints.LENGTH);
      }
    }
    covered.and(tokens);
    return covered;
  }
}
