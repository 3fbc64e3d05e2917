package dev.touchstone.integrity;

import dev.touchstone.integrity.Fingerprints.Fingerprint;
import dev.touchstone.integrity.Work.Read;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Compares the works of a class pair by pair, and with those of earlier terms.
 *
 * @param enough tokens of their own that both sides need; with fewer, similarity is no evidence
 * @param common what more than this share of the works have is nobody's own
 * @param floor no pair that is less alike is reported
 */
public record Detector(int enough, double common, double floor) {

  /** In a smaller class, half of it is a pair of friends. */
  private static final int CLASS = 6;

  public static final Detector STANDARD = new Detector(100, 0.5, 0.3);

  /**
   * @param works how many were read
   * @param tooShort names of those with too little of their own to say anything about
   * @param threshold from where on a pair stands out
   * @param reported those pairs, the most alike first
   */
  public record Report(
      int works,
      List<String> tooShort,
      Distribution distribution,
      double threshold,
      List<Pair> reported) {}

  private record Compared(Own a, Own b, double similarity, double ofA, double ofB) {}

  public Detector {
    if (enough < 1 || common <= 0 || common > 1 || floor <= 0 || floor > 1) {
      throw new IllegalArgumentException(enough + ", " + common + ", " + floor);
    }
  }

  /**
   * @param given what students were given
   * @param earlier of other terms: compared with each of this one, and not with each other
   */
  public Report report(List<Work> works, List<Work> given, List<Work> earlier) {
    List<Read> now = works.stream().map(Read::of).toList();
    List<Read> then = earlier.stream().map(Read::of).toList();
    Set<Long> nobodys = given(given);
    nobodys.addAll(common(now));
    List<Own> own =
        Stream.concat(
                now.stream().map(read -> Own.of(read, false, nobodys::contains)),
                then.stream().map(read -> Own.of(read, true, nobodys::contains)))
            .toList();
    List<Own> enoughOfTheirOwn = own.stream().filter(each -> each.size() >= enough).toList();
    List<Compared> pairs = pairs(enoughOfTheirOwn);
    Distribution distribution =
        Distribution.of(pairs.stream().mapToDouble(Compared::similarity).toArray());
    double threshold = distribution.threshold(floor);
    return new Report(
        works.size(),
        own.stream()
            .filter(each -> !each.earlier() && each.size() < enough)
            .map(each -> each.read().work().name())
            .toList(),
        distribution,
        threshold,
        pairs.stream()
            .filter(pair -> pair.similarity() >= threshold)
            .sorted(Comparator.comparingDouble(Compared::similarity).reversed())
            .map(Detector::pair)
            .toList());
  }

  private static Set<Long> given(List<Work> given) {
    Set<Long> hashes = new HashSet<>();
    for (Work work : given) {
      Read.of(work).prints().forEach(print -> hashes.add(print.hash()));
    }
    return hashes;
  }

  private Set<Long> common(List<Read> works) {
    if (works.size() < CLASS) {
      return Set.of();
    }
    Map<Long, Integer> counts = new HashMap<>();
    for (Read work : works) {
      work.prints().stream()
          .map(Fingerprint::hash)
          .distinct()
          .forEach(hash -> counts.merge(hash, 1, Integer::sum));
    }
    Set<Long> common = new HashSet<>();
    counts.forEach(
        (hash, count) -> {
          if (count > this.common * works.size()) {
            common.add(hash);
          }
        });
    return common;
  }

  private static List<Compared> pairs(List<Own> works) {
    List<Compared> pairs = new ArrayList<>();
    for (int i = 0; i < works.size(); i++) {
      for (int j = i + 1; j < works.size(); j++) {
        if (!works.get(i).earlier()) {
          pairs.add(compared(works.get(i), works.get(j)));
        }
      }
    }
    return pairs;
  }

  private static Compared compared(Own a, Own b) {
    Set<Long> shared = shared(a.prints(), b.prints());
    if (shared.isEmpty()) {
      return new Compared(a, b, 0, 0, 0);
    }
    int inA = a.covered(shared).cardinality();
    int inB = b.covered(shared).cardinality();
    return new Compared(
        a,
        b,
        (double) (inA + inB) / (a.size() + b.size()),
        (double) inA / a.size(),
        (double) inB / b.size());
  }

  /** Both are in the order of their hashes. */
  private static Set<Long> shared(Fingerprint[] a, Fingerprint[] b) {
    Set<Long> shared = new HashSet<>();
    int j = 0;
    for (Fingerprint print : a) {
      while (j < b.length && b[j].hash() < print.hash()) {
        j++;
      }
      if (j < b.length && b[j].hash() == print.hash()) {
        shared.add(print.hash());
      }
    }
    return shared;
  }

  private static Pair pair(Compared pair) {
    return new Pair(
        pair.a().read().work().name(),
        pair.b().read().work().name(),
        pair.similarity(),
        pair.ofA(),
        pair.ofB(),
        pair.b().earlier(),
        Fragments.of(pair.a(), pair.b(), shared(pair.a().prints(), pair.b().prints())),
        pair.a().nobodys(),
        pair.b().nobodys());
  }
}
