package dev.touchstone.server.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.grading.Verdict;
import dev.touchstone.reference.Text;
import dev.touchstone.server.overview.ClassSheet.Filter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClassSheetTest {

  private static final List<Column> COLUMNS = List.of(column("softmax"), column("corr2d"));

  private static final Student LIN =
      student(1, "lin", Map.of("softmax", graded(Verdict.ACCEPTED, "10.00")));
  private static final Student CHEN =
      student(
          2,
          "chen",
          Map.of(
              "softmax", graded(Verdict.ACCEPTED, "10.00"),
              "corr2d", graded(Verdict.ACCEPTED, "10.00")));
  private static final Student WU =
      student(3, "wu", Map.of("softmax", graded(Verdict.WRONG_ANSWER, "0.00")));
  private static final Student QIAN =
      student(4, "qian", Map.of("corr2d", new Cell(1, null, null, null)));
  private static final Student ZHOU = student(5, "zhou", Map.of());

  private final ClassSheet sheet = new ClassSheet(COLUMNS, List.of(LIN, CHEN, WU, QIAN, ZHOU));

  private static Column column(String exercise) {
    return new Column(exercise, new Text(exercise, exercise), new BigDecimal(10));
  }

  @Test
  void eachExerciseCountsEverybodyOnce() {
    assertThat(sheet.tallies())
        .containsExactly(new Tally(COLUMNS.get(0), 2, 1, 2), new Tally(COLUMNS.get(1), 1, 1, 3));
  }

  @Test
  void whatIsNotGradedYetIsTriedAndWorthNothingSoFar() {
    assertThat(QIAN.cell("corr2d").state()).isEqualTo(State.TRIED);
    assertThat(QIAN.total(COLUMNS)).isZero();
  }

  @Test
  void theDistributionCountsThoseWhoHaveStartedAndGivesFullMarksABarOfTheirOwn() {
    List<Bin> bins = sheet.distribution();

    assertThat(bins).hasSize(11);
    assertThat(bins.stream().mapToInt(Bin::count).sum()).isEqualTo(4);
    assertThat(bins.get(0).count()).as("no points").isEqualTo(2);
    assertThat(bins.get(5).count()).as("half the points").isEqualTo(1);
    assertThat(bins.getLast().isFullMarks()).isTrue();
    assertThat(bins.getLast().count()).isEqualTo(1);
  }

  @Test
  void almostFullMarksAreNotFullMarks() {
    List<Bin> bins = Bin.of(List.of(new BigDecimal("19.99")), new BigDecimal(20));

    assertThat(bins.get(9).count()).isEqualTo(1);
    assertThat(bins.getLast().count()).isZero();
  }

  @Test
  void theStateOfSeveralExercisesIsAcceptedOnlyWhereAllAre() {
    assertThat(names(new Filter(null, null, State.ACCEPTED))).containsExactly("chen");
    assertThat(names(new Filter(null, null, State.NOT_STARTED))).containsExactly("zhou");
    assertThat(names(new Filter(null, null, State.TRIED))).containsExactly("lin", "wu", "qian");
  }

  @Test
  void theStateOfOneExerciseIsThatOfItsCell() {
    assertThat(names(new Filter("softmax", null, State.ACCEPTED))).containsExactly("lin", "chen");
    assertThat(names(new Filter("corr2d", null, State.NOT_STARTED)))
        .containsExactly("lin", "wu", "zhou");
    assertThat(sheet.filtered(new Filter("corr2d", null, null)).points()).isEqualTo("10");
  }

  @Test
  void aNameIsFoundByAnyOfItsLetters() {
    assertThat(names(new Filter(null, "HO", null))).containsExactly("zhou");
    assertThat(names(new Filter(null, "同学wu", null))).containsExactly("wu");
  }

  private List<String> names(Filter filter) {
    return sheet.filtered(filter).students().stream().map(Student::name).toList();
  }

  private static Student student(long id, String name, Map<String, Cell> cells) {
    return new Student(id, name, "同学" + name, cells);
  }

  private static Cell graded(Verdict verdict, @Nullable String score) {
    return new Cell(1, UUID.randomUUID(), verdict, new BigDecimal(score));
  }
}
