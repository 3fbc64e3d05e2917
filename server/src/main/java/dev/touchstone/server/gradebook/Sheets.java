package dev.touchstone.server.gradebook;

import dev.touchstone.reference.Text;
import dev.touchstone.server.assignment.Assignment;
import dev.touchstone.server.assignment.Assignments;
import dev.touchstone.server.competition.FinalMarks;
import dev.touchstone.server.competition.FinalMarks.Marked;
import dev.touchstone.server.course.Course;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.Student;
import dev.touchstone.server.course.Students;
import dev.touchstone.server.participation.Participation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Draws up the gradebook from where its numbers come from. */
@Component
class Sheets {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Schemes schemes;
  private final Assignments assignments;
  private final AssignmentMarks marks;
  private final FinalMarks finals;
  private final Participation participation;
  private final GivenGrades given;
  private final PartReleases releases;
  private final Students students;
  private final JdbcClient jdbc;
  private final MessageSource words;

  Sheets(
      Schemes schemes,
      Assignments assignments,
      AssignmentMarks marks,
      FinalMarks finals,
      Participation participation,
      GivenGrades given,
      PartReleases releases,
      Students students,
      JdbcClient jdbc,
      MessageSource words) {
    this.schemes = schemes;
    this.assignments = assignments;
    this.marks = marks;
    this.finals = finals;
    this.participation = participation;
    this.given = given;
    this.releases = releases;
    this.students = students;
    this.jdbc = jdbc;
    this.words = words;
  }

  /** All that the numbers come from, read once. */
  private record Sources(
      List<Assignment> assignments,
      Map<String, Marked> competitions,
      Map<Long, Map<Long, Earned>> earned,
      Map<Long, BigDecimal> participation,
      Map<Long, Map<String, Given>> given,
      Set<String> alone) {

    Map<Long, Earned> earned(long account) {
      return earned.getOrDefault(account, Map.of());
    }

    @Nullable Given given(long account, Part part) {
      return given.getOrDefault(account, Map.of()).get(part.key());
    }

    Optional<Assignment> assignment(String slug) {
      return assignments.stream().filter(one -> one.slug().equals(slug)).findFirst();
    }

    /** Those that are no part of their own. */
    List<Assignment> together() {
      return assignments.stream().filter(one -> !alone.contains(one.slug())).toList();
    }
  }

  /** Of the students that this member of the staff sees; empty without a formula. */
  Optional<Sheet> of(Membership staff) {
    return schemes
        .find(staff.course())
        .map(stored -> sheet(staff, stored.scheme(), students.of(staff), null));
  }

  /** With the one row of that student. */
  Optional<Sheet> of(Membership staff, Student student) {
    return schemes
        .find(staff.course())
        .map(stored -> sheet(staff, stored.scheme(), List.of(student), student.id()));
  }

  /** What a student sees: their own row, and of that what is released. */
  Optional<Sheet> own(Membership member) {
    return schemes
        .find(member.course())
        .map(stored -> sheet(member, stored.scheme(), List.of(self(member)), member.accountId()))
        .map(Sheets::released);
  }

  /** The parts of a formula as they are shown. */
  List<Column> columns(Course course, Scheme scheme) {
    return columns(
        scheme,
        assignments.findByCourseIdOrderByPosition(course.id()),
        competitions(course),
        releases.of(course.id()));
  }

  private Sheet sheet(
      Membership reader, Scheme scheme, List<Student> shown, @Nullable Long account) {
    Course course = reader.course();
    List<Assignment> all = assignments.findByCourseIdOrderByPosition(course.id());
    Sources sources =
        new Sources(
            all,
            competitions(course),
            marks.of(reader, all, account),
            participation.shares(course.id()),
            given(course, account),
            alone(scheme));
    List<Column> columns = columns(scheme, all, sources.competitions(), releases.of(course.id()));
    return new Sheet(
        scheme,
        columns,
        shown.stream().map(student -> row(student, scheme, columns, sources)).toList());
  }

  private Map<Long, Map<String, Given>> given(Course course, @Nullable Long account) {
    return account == null
        ? given.of(course.id())
        : Map.of(account, given.of(course.id(), account));
  }

  private Map<String, Marked> competitions(Course course) {
    return finals.of(course.id()).stream()
        .collect(Collectors.toMap(Marked::slug, Function.identity()));
  }

  private static Set<String> alone(Scheme scheme) {
    return scheme.parts().stream()
        .filter(part -> part.source() == Source.ASSIGNMENT)
        .map(Part::name)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private List<Column> columns(
      Scheme scheme, List<Assignment> all, Map<String, Marked> competitions, Set<String> released) {
    return scheme.parts().stream()
        .map(part -> column(part, all, competitions, released.contains(part.key())))
        .toList();
  }

  private Column column(
      Part part, List<Assignment> all, Map<String, Marked> competitions, boolean released) {
    return switch (part.source()) {
      case PARTICIPATION, ASSIGNMENTS ->
          new Column(part, word(part.source()), HUNDRED, released, true);
      case ASSIGNMENT ->
          all.stream()
              .filter(one -> one.slug().equals(part.name()))
              .filter(one -> one.points().signum() > 0)
              .findFirst()
              .map(one -> new Column(part, one.title(), one.points(), released, true))
              .orElseGet(() -> unknown(part, released));
      case COMPETITION ->
          Optional.ofNullable(competitions.get(part.name()))
              .map(one -> new Column(part, one.title(), one.full(), released, true))
              .orElseGet(() -> unknown(part, released));
      case COLUMN ->
          new Column(
              part,
              Optional.ofNullable(part.title()).orElseGet(() -> named(part)),
              Optional.ofNullable(part.outOf()).orElse(HUNDRED),
              released,
              true);
    };
  }

  private static Column unknown(Part part, boolean released) {
    return new Column(part, named(part), HUNDRED, released, false);
  }

  private static Text named(Part part) {
    return new Text(part.name(), part.name());
  }

  // In a template it would be #{|gradebook.source.${source}|}.
  Text word(Source source) {
    return word("gradebook.source." + source);
  }

  Text word(String key) {
    return new Text(
        words.getMessage(key, null, Locale.CHINESE), words.getMessage(key, null, Locale.ENGLISH));
  }

  private static Row row(Student student, Scheme scheme, List<Column> columns, Sources sources) {
    List<Mark> marks =
        columns.stream()
            .map(
                column ->
                    mark(student, column, sources)
                        .under(sources.given(student.id(), column.part())))
            .toList();
    return new Row(student, marks, Total.of(scheme, marks));
  }

  private static Mark mark(Student student, Column column, Sources sources) {
    return switch (column.source()) {
      case COLUMN -> Mark.none(column.outOf());
      case PARTICIPATION ->
          Optional.ofNullable(sources.participation().get(student.id()))
              .map(share -> Mark.of(share, column.outOf()))
              .orElseGet(() -> Mark.none(column.outOf()));
      case ASSIGNMENT ->
          sources
              .assignment(column.part().name())
              .map(one -> sources.earned(student.id()).get(one.id()))
              .map(earned -> assignment(column.part(), earned))
              .orElseGet(() -> Mark.none(column.outOf()));
      case ASSIGNMENTS -> together(student, column, sources);
      case COMPETITION -> competition(student, column, sources);
    };
  }

  private static boolean goesBeyond(Part part) {
    return part.bonus() || part.cap() != null;
  }

  private static Mark assignment(Part part, Earned earned) {
    boolean nothing = earned.handedIn() == 0 && !earned.over() && earned.adjusted().signum() == 0;
    if (earned.full().signum() <= 0) {
      return Mark.none(HUNDRED);
    }
    return new Mark(
        nothing ? null : earned.total(goesBeyond(part)),
        earned.full(),
        earned.over(),
        earned.isMissing() ? 1 : 0,
        earned.graded() < earned.handedIn(),
        earned.lateDays(),
        earned.adjusted(),
        earned.held(),
        null);
  }

  /** The mean of the shares, without the worst ones that need not count. */
  private static Mark together(Student student, Column column, Sources sources) {
    Map<Long, Earned> earned = sources.earned(student.id());
    List<Mark> all =
        sources.together().stream()
            .map(one -> earned.get(one.id()))
            .flatMap(one -> Optional.ofNullable(one).stream())
            .map(one -> assignment(column.part(), one))
            .toList();
    List<BigDecimal> shares =
        new ArrayList<>(
            all.stream()
                .filter(Mark::isCounting)
                .flatMap(mark -> Optional.ofNullable(mark.share()).stream())
                .toList());
    Collections.sort(shares);
    int dropped = Math.clamp(shares.size() - 1, 0, column.part().dropLowest());
    List<BigDecimal> best = shares.subList(dropped, shares.size());
    BigDecimal percent =
        best.isEmpty()
            ? null
            : best.stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .multiply(HUNDRED)
                .divide(BigDecimal.valueOf(best.size()), 2, RoundingMode.HALF_UP);
    return new Mark(
        percent,
        HUNDRED,
        true,
        all.stream().mapToInt(Mark::missing).sum(),
        all.stream().anyMatch(Mark::waiting),
        all.stream().mapToInt(Mark::lateDays).sum(),
        all.stream().map(Mark::adjusted).reduce(BigDecimal.ZERO, BigDecimal::add),
        all.stream().anyMatch(Mark::held),
        null);
  }

  /** Who is in no team of a closed competition has nothing of it. */
  private static Mark competition(Student student, Column column, Sources sources) {
    Marked competition = sources.competitions().get(column.part().name());
    if (competition == null || !competition.closed()) {
      return Mark.none(column.outOf());
    }
    BigDecimal points = competition.points().get(student.id());
    return new Mark(
        points == null ? BigDecimal.ZERO : points,
        column.outOf(),
        true,
        points == null ? 1 : 0,
        false,
        0,
        BigDecimal.ZERO,
        false,
        null);
  }

  /** Of what is not released nothing is left, not even that there is something. */
  private static Sheet released(Sheet sheet) {
    List<Row> rows =
        sheet.rows().stream()
            .map(
                row -> {
                  List<Mark> marks = new ArrayList<>();
                  for (int i = 0; i < row.marks().size(); i++) {
                    Column column = sheet.columns().get(i);
                    marks.add(column.released() ? row.marks().get(i) : Mark.none(column.outOf()));
                  }
                  return new Row(row.student(), marks, Total.of(sheet.scheme(), marks));
                })
            .toList();
    return new Sheet(sheet.scheme(), sheet.columns(), rows);
  }

  private Student self(Membership member) {
    return jdbc.sql(
            """
            select account.id, account.name, account.display_name, account.student_number as number,
              null::bigint as section_id, null::text as section
            from account where account.id = ?
            """)
        .param(member.accountId())
        .query(Student.class)
        .single();
  }
}
