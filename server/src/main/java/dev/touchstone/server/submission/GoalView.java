package dev.touchstone.server.submission;

import dev.touchstone.goal.Allowance;
import dev.touchstone.goal.Goal;
import dev.touchstone.goal.Goals;
import dev.touchstone.goal.Quantity;
import dev.touchstone.goal.Source;
import dev.touchstone.goal.Task;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What counts in an exercise where a program learns: its marks, its data, what it may use. */
public record GoalView(Allowance allowance, Source source, String bar, List<Step> steps) {

  /**
   * A mark.
   *
   * @param points what somebody has who reaches this mark and none beyond
   */
  public record Step(Text meaning, String bound, String points) {}

  public static Optional<GoalView> of(Exercise exercise, BigDecimal points) {
    return Goals.find(exercise.id()).map(goal -> of(goal, goal.task().get(), points));
  }

  private static GoalView of(Goal goal, Task task, BigDecimal points) {
    Quantity quantity = goal.quantity();
    List<Step> steps = new ArrayList<>();
    int all = task.marks().size();
    task.marks()
        .forEach(
            mark ->
                steps.add(
                    new Step(
                        mark.meaning(),
                        quantity.bound(mark.value()),
                        share(points, steps.size() + 1, all))));
    return new GoalView(goal.allowance(), task.source(), goal.bar(), List.copyOf(steps));
  }

  private static String share(BigDecimal points, int reached, int all) {
    return points
        .multiply(BigDecimal.valueOf(reached))
        .divide(BigDecimal.valueOf(all), 2, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}
