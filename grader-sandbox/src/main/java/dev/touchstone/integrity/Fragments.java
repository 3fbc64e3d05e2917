package dev.touchstone.integrity;

import dev.touchstone.integrity.Fingerprints.Fingerprint;
import dev.touchstone.integrity.Pair.Fragment;
import dev.touchstone.integrity.Work.Read;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where two works are equal: shared fingerprints, each stretched as far as the tokens go on being
 * equal, the longest first and no token twice.
 */
final class Fragments {

  /** The same dozen tokens ten times in both files are a hundred places; these are enough. */
  private static final int MOST_PLACES = 20;

  /** Two works that repeat one line for ever are alike wherever one looks; this is looked at. */
  private static final int MOST_STEPS = 5_000_000;

  private record Run(int a, int b, int length) {

    boolean holds(int inA) {
      return a <= inA && inA < a + length;
    }
  }

  private Fragments() {}

  static List<Fragment> of(Own ownA, Own ownB, Set<Long> shared) {
    Read a = ownA.read();
    Read b = ownB.read();
    Map<Long, List<Integer>> inB = new HashMap<>();
    for (Fingerprint print : ownB.prints()) {
      if (shared.contains(print.hash())) {
        inB.computeIfAbsent(print.hash(), hash -> new ArrayList<>()).add(print.at());
      }
    }
    // What lies so far apart in both: the print after this one is likely to be of the same run.
    Map<Integer, List<Run>> apart = new HashMap<>();
    List<Run> runs = new ArrayList<>();
    int left = MOST_STEPS;
    for (Fingerprint print : ownA.prints()) {
      List<Integer> places = inB.getOrDefault(print.hash(), List.of());
      for (int at : places.subList(0, Math.min(MOST_PLACES, places.size()))) {
        List<Run> before = apart.computeIfAbsent(print.at() - at, d -> new ArrayList<>());
        if (left > 0 && before.stream().noneMatch(run -> run.holds(print.at()))) {
          Run run = stretched(a, print.at(), b, at);
          left -= run.length();
          before.add(run);
          runs.add(run);
        }
      }
    }
    return taken(runs, a, b);
  }

  private static Run stretched(Read a, int inA, Read b, int inB) {
    int before = 0;
    while (inA - before > a.startBefore(inA)
        && inB - before > b.startBefore(inB)
        && kind(a, inA - before - 1).equals(kind(b, inB - before - 1))) {
      before++;
    }
    int after = 0;
    while (inA + after < a.endAfter(inA)
        && inB + after < b.endAfter(inB)
        && kind(a, inA + after).equals(kind(b, inB + after))) {
      after++;
    }
    return new Run(inA - before, inB - before, before + after);
  }

  private static List<Fragment> taken(List<Run> runs, Read a, Read b) {
    BitSet takenA = new BitSet();
    BitSet takenB = new BitSet();
    List<Fragment> fragments = new ArrayList<>();
    runs.stream()
        .distinct()
        .sorted(
            Comparator.comparingInt(Run::length)
                .reversed()
                .thenComparingInt(Run::a)
                .thenComparingInt(Run::b))
        .filter(run -> run.length() >= Fingerprints.LENGTH)
        .forEach(
            run -> {
              if (isFree(takenA, run.a(), run.length()) && isFree(takenB, run.b(), run.length())) {
                takenA.set(run.a(), run.a() + run.length());
                takenB.set(run.b(), run.b() + run.length());
                fragments.add(
                    new Fragment(
                        a.span(run.a(), run.a() + run.length()),
                        b.span(run.b(), run.b() + run.length()),
                        run.length()));
              }
            });
    return fragments;
  }

  private static boolean isFree(BitSet taken, int from, int length) {
    int next = taken.nextSetBit(from);
    return next < 0 || next >= from + length;
  }

  private static String kind(Read read, int token) {
    return read.tokens().get(token).kind();
  }
}
