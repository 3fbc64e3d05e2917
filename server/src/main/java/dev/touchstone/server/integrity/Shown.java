package dev.touchstone.server.integrity;

import dev.touchstone.server.account.SignedIn;
import dev.touchstone.server.course.CourseAccess;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import dev.touchstone.server.integrity.Comparisons.Author;
import dev.touchstone.server.integrity.Comparisons.Found;
import dev.touchstone.server.integrity.Verdicts.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What of a comparison its reader may see: pairs of students whom they see, and works of an earlier
 * term only if they were staff there as well.
 */
@Component
class Shown {

  /** A pair in the list. */
  record Row(Found found, Author a, Author b, Verdict verdict) {}

  /** A pair that is opened. */
  record Opened(Comparison comparison, Found found, Author a, Author b, Verdict verdict) {}

  private final Comparisons comparisons;
  private final Verdicts verdicts;
  private final CourseAccess courses;

  Shown(Comparisons comparisons, Verdicts verdicts, CourseAccess courses) {
    this.comparisons = comparisons;
    this.verdicts = verdicts;
    this.courses = courses;
  }

  /** All works, also those that this reader may not see: their names are hidden with the others. */
  List<Author> all(Comparison comparison) {
    return comparisons.authors(comparison.id());
  }

  List<Author> authors(Membership staff, SignedIn person, Comparison comparison) {
    Optional<Set<Long>> limit = Optional.ofNullable(staff.limitedTo());
    Set<Long> known = new HashSet<>();
    List<Author> all = all(comparison);
    for (long course :
        all.stream().filter(Author::earlier).map(Author::courseId).distinct().toList()) {
      if (isStaffOf(person, course)) {
        known.add(course);
      }
    }
    return all.stream()
        .filter(
            author ->
                author.earlier()
                    ? known.contains(author.courseId())
                    : limit.isEmpty() || limit.get().contains(author.accountId()))
        .toList();
  }

  private boolean isStaffOf(SignedIn person, long course) {
    try {
      Membership there = courses.membership(person, course);
      return there.isStaff() && there.limitedTo() == null;
    } catch (NotHereException notThere) {
      return false;
    }
  }

  List<Row> rows(Comparison comparison, List<Author> seen) {
    Map<Integer, Author> byNumber =
        seen.stream().collect(Collectors.toMap(Author::number, author -> author));
    List<Verdict> said = verdicts.of(comparison.subject());
    List<Row> rows = new ArrayList<>();
    for (Found found : comparisons.found(comparison.id())) {
      Author a = byNumber.get(found.a());
      Author b = byNumber.get(found.b());
      if (a != null && b != null) {
        rows.add(new Row(found, a, b, verdict(said, a, b)));
      }
    }
    return rows;
  }

  private static Verdict verdict(List<Verdict> said, Author a, Author b) {
    return said.stream()
        .filter(verdict -> verdict.isOf(a.accountId(), b.accountId()))
        .findFirst()
        .orElse(Verdict.OPEN);
  }

  /**
   * @throws NotHereException if there is no such pair for this reader
   */
  Opened pair(Membership staff, SignedIn person, Comparison comparison, int a, int b) {
    Found found =
        comparisons
            .found(comparison.id(), a, b)
            .orElseThrow(() -> new NotHereException("pair of " + comparison.id()));
    List<Author> seen = authors(staff, person, comparison);
    Author first = author(seen, a);
    Author second = author(seen, b);
    Verdict verdict = verdicts.of(comparison.subject(), first.accountId(), second.accountId());
    return new Opened(comparison, found, first, second, verdict);
  }

  private static Author author(List<Author> seen, int number) {
    return seen.stream()
        .filter(author -> author.number() == number)
        .findFirst()
        .orElseThrow(() -> new NotHereException("work " + number));
  }
}
