package dev.touchstone.server.grading;

import dev.touchstone.grading.CaseGroup;
import dev.touchstone.grading.GradingReport;
import dev.touchstone.grading.Show;
import dev.touchstone.grading.Verdict;
import dev.touchstone.reference.Text;
import dev.touchstone.server.assignment.Sight;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * A group of cases as a page shows it. Of a closed one there is what it is called, what it is
 * worth, and when it opens.
 *
 * @param points what it is worth in the assignment
 * @param reached of these, as long as nothing is deducted; 0 if it is closed
 */
public record GroupView(
    Text title,
    String weight,
    String points,
    String reached,
    boolean open,
    Show show,
    List<CaseView> cases) {

  /**
   * @param seen what its reader may see of a report
   * @param cases all of that
   * @param points what full marks are worth in the assignment
   */
  static List<GroupView> of(
      GradingReport seen, List<CaseView> cases, Sight sight, BigDecimal points) {
    BigDecimal all =
        seen.groups().stream().map(CaseGroup::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
    return seen.groups().stream()
        .map(
            group ->
                of(
                    group,
                    sight.isOpen(group),
                    cases.stream()
                        .filter(
                            c -> group.cases().contains(seen.cases().get(c.number() - 1).name()))
                        .toList(),
                    points.multiply(group.weight()).divide(all, 10, RoundingMode.HALF_UP),
                    seen.verdict()))
        .toList();
  }

  private static GroupView of(
      CaseGroup group, boolean open, List<CaseView> cases, BigDecimal points, Verdict verdict) {
    long right =
        verdict == Verdict.FORBIDDEN
            ? 0
            : cases.stream().filter(c -> c.verdict() == Verdict.ACCEPTED).count();
    BigDecimal reached =
        open
            ? points
                .multiply(BigDecimal.valueOf(right))
                .divide(BigDecimal.valueOf(group.cases().size()), 10, RoundingMode.HALF_UP)
            : BigDecimal.ZERO;
    return new GroupView(
        group.title(),
        plain(group.weight()),
        plain(points.setScale(2, RoundingMode.HALF_UP)),
        plain(reached.setScale(2, RoundingMode.HALF_UP)),
        open,
        group.show(),
        open ? cases : List.of());
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
