package dev.touchstone.authoring;

import dev.touchstone.reference.Text;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code course.yaml} says; {@code course.schema.json} says what it may.
 *
 * @param slipDays days that each student may add to due dates, over all assignments
 * @param fixDeduction percent of an exercise's points that a fix costs which staff had to ask for
 * @param inquiryDays for how many days after a result a student may ask about a grade
 * @param password of the sample accounts; empty where there are none
 * @param grading how the grade is made up, if the folder says so
 */
public record CourseFile(
    String slug,
    Text title,
    ZoneId timeZone,
    int slipDays,
    int fixDeduction,
    int inquiryDays,
    String password,
    List<Person> people,
    List<String> assignments,
    @Nullable Work sampleSubmission,
    @Nullable Grading grading) {

  public record Person(String name, String displayName, String role) {}

  /** A submission that is handed in and graded at the first start. */
  public record Work(String student, String assignment, String exercise, String file) {}

  /** What holds where the file says nothing. */
  public static final int FIX_DEDUCTION = 10;

  public static final int INQUIRY_DAYS = 14;

  public CourseFile {
    people = List.copyOf(people);
    assignments = List.copyOf(assignments);
  }
}
