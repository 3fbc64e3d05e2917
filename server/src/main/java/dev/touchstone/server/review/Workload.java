package dev.touchstone.server.review;

import dev.touchstone.server.assignment.Assignment;
import dev.touchstone.server.audit.Audit;
import dev.touchstone.server.audit.AuditEvent;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.Student;
import dev.touchstone.server.course.Students;
import dev.touchstone.server.review.Desk.Colleague;
import dev.touchstone.server.submission.SubmissionAccess;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who looks at what, and how far everybody is. */
@Component
class Workload {

  /**
   * How far somebody is.
   *
   * @param id 0 for what nobody is to look at yet
   */
  record Share(long id, String displayName, int all, int done) {}

  private final Desk desk;
  private final Queues queues;
  private final Reviews reviews;
  private final Students students;
  private final SubmissionAccess submissions;
  private final Audit audit;

  Workload(
      Desk desk,
      Queues queues,
      Reviews reviews,
      Students students,
      SubmissionAccess submissions,
      Audit audit) {
    this.desk = desk;
    this.queues = queues;
    this.reviews = reviews;
    this.students = students;
    this.submissions = submissions;
    this.audit = audit;
  }

  List<Share> shares(Membership staff, List<QueueRow> rows) {
    Map<Long, String> names = new LinkedHashMap<>();
    desk.colleagues(staff.course()).forEach(each -> names.put(each.id(), each.displayName()));
    names.put(0L, "");
    return names.entrySet().stream()
        .map(
            one -> {
              List<QueueRow> theirs =
                  rows.stream().filter(row -> assignee(row) == one.getKey()).toList();
              int done = (int) theirs.stream().filter(QueueRow::reviewed).count();
              return new Share(one.getKey(), one.getValue(), theirs.size(), done);
            })
        .toList();
  }

  private static long assignee(QueueRow row) {
    Long to = row.assignedTo();
    return to == null ? 0 : to;
  }

  /**
   * Deals what nobody has yet: all work of a student to one person, to whom has least, and never to
   * somebody who may not see that student.
   *
   * @return how many submissions found nobody
   */
  @Transactional
  public int split(Membership staff, Assignment assignment, Set<Long> among) {
    List<Colleague> dealers =
        desk.colleagues(staff.course()).stream().filter(each -> among.contains(each.id())).toList();
    if (dealers.isEmpty()) {
      throw new RefusedReviewException("nobody");
    }
    Map<Long, Set<Long>> sees = new HashMap<>();
    Map<Long, Integer> load = new HashMap<>();
    List<QueueRow> rows = queues.all(staff, assignment);
    for (Colleague each : dealers) {
      var theirs = new Membership(each.id(), staff.course(), each.role());
      sees.put(
          each.id(), students.of(theirs).stream().map(Student::id).collect(Collectors.toSet()));
      load.put(each.id(), (int) rows.stream().filter(row -> assignee(row) == each.id()).count());
    }
    Map<Long, List<QueueRow>> open =
        rows.stream()
            .filter(row -> row.assignedTo() == null && !row.reviewed())
            .collect(
                Collectors.groupingBy(
                    row -> row.student().id(), LinkedHashMap::new, Collectors.toList()));
    int left = 0;
    for (Map.Entry<Long, List<QueueRow>> one : open.entrySet()) {
      Optional<Long> to =
          dealers.stream()
              .map(Colleague::id)
              .filter(id -> sees.getOrDefault(id, new HashSet<>()).contains(one.getKey()))
              .min(Comparator.comparing(id -> load.getOrDefault(id, 0)));
      if (to.isEmpty()) {
        left += one.getValue().size();
        continue;
      }
      for (QueueRow row : one.getValue()) {
        reviews.assign(staff, submissions.forGrading(row.submissionId()), to.get());
        load.merge(to.get(), 1, Integer::sum);
      }
    }
    audit.record(
        AuditEvent.of(
                staff.course().id(),
                staff.accountId(),
                "review.split",
                "assignment:" + assignment.slug())
            .with("students", open.size()));
    return left;
  }
}
