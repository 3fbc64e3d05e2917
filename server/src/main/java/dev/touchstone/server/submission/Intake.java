package dev.touchstone.server.submission;

import dev.touchstone.server.assignment.AssignmentExercise;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.draft.Drafts;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes submissions in: file, row, receipt and grading job in one transaction, or nothing at all.
 */
@Component
public class Intake {

  private final EntityManager entities;
  private final JdbcClient jdbc;
  private final Submissions submissions;
  private final Blobs blobs;
  private final Receipts receipts;
  private final Attempts attempts;
  private final ApplicationEventPublisher events;
  private final Drafts drafts;

  Intake(
      EntityManager entities,
      JdbcClient jdbc,
      Submissions submissions,
      Blobs blobs,
      Receipts receipts,
      Attempts attempts,
      ApplicationEventPublisher events,
      Drafts drafts) {
    this.entities = entities;
    this.jdbc = jdbc;
    this.submissions = submissions;
    this.blobs = blobs;
    this.receipts = receipts;
    this.attempts = attempts;
    this.events = events;
    this.drafts = drafts;
  }

  /**
   * @param form the form it came with; the same content again gives the submission it gave before,
   *     while a page gone back to and changed gives a new one
   * @param received when it was complete, see {@link Received}; by this it is late or not
   * @throws RefusedHandInException if no attempt is left, or not yet
   */
  @Transactional
  public Submission accept(
      Membership member, AssignmentExercise exercise, HandIn handIn, UUID form, Instant received) {
    // One at a time for each person, so that a double click finds the first click's submission, and
    // of fifty sent at once the last attempt is still one.
    jdbc.sql("select pg_advisory_xact_lock(hashtext('intake'), ?)")
        .param((int) member.accountId())
        .query((row, number) -> number)
        .list();
    String content = blobs.keep(handIn.content());
    return submissions
        .findByAccountIdAndFormAndContent(member.accountId(), form, content)
        .orElseGet(
            () -> {
              drafts.handedIn(member.accountId(), exercise.id(), handIn.content());
              return store(member, exercise, content, handIn.fileName(), form, received);
            });
  }

  /**
   * Takes a fix of a submission in, which costs no attempt; whoever asks for it has asked for the
   * fix.
   *
   * @param staff who of the staff made it; null if its author did
   */
  @Transactional
  public Submission mend(
      Membership reader,
      Submission broken,
      HandIn handIn,
      UUID form,
      Instant received,
      @Nullable Long staff) {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('intake'), ?)")
        .param((int) broken.accountId())
        .query((row, number) -> number)
        .list();
    String content = blobs.keep(handIn.content());
    return submissions
        .findByAccountIdAndFormAndContent(broken.accountId(), form, content)
        .orElseGet(
            () -> {
              Submission fix =
                  made(
                      reader,
                      broken.exercise(),
                      broken.accountId(),
                      content,
                      handIn.fileName(),
                      form,
                      received);
              fix.mend(broken, staff);
              return announced(fix);
            });
  }

  private Submission store(
      Membership member,
      AssignmentExercise exercise,
      String content,
      String fileName,
      UUID form,
      Instant received) {
    if (!member.isStaff()) {
      attempts.of(member.accountId(), exercise, received).check();
    }
    return announced(made(member, exercise, member.accountId(), content, fileName, form, received));
  }

  private Submission made(
      Membership member,
      AssignmentExercise exercise,
      long author,
      String content,
      String fileName,
      UUID form,
      Instant received) {
    return new Submission(
        UUID.randomUUID(),
        exercise,
        author,
        content,
        fileName,
        receipts.next(received, member.course().zone()),
        form,
        received);
  }

  private Submission announced(Submission submission) {
    entities.persist(submission);
    entities.flush();
    events.publishEvent(new SubmissionAccepted(submission.id()));
    return submission;
  }
}
