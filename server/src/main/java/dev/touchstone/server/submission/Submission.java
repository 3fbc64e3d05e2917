package dev.touchstone.server.submission;

import dev.touchstone.server.assignment.AssignmentExercise;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One file, handed in by one student for one exercise. It never changes; all that can happen to it
 * is that its author takes it back before anybody has begun to grade it.
 */
@Entity
public class Submission {

  @Id private UUID id;

  @ManyToOne(optional = false)
  @JoinColumn(name = "assignment_exercise_id")
  private AssignmentExercise exercise;

  private long accountId;

  /** The SHA-256 of the file's content. */
  @Column(name = "blob")
  private String content;

  private String fileName;
  private String receipt;
  private UUID form;
  private Instant receivedAt;
  private @Nullable Instant withdrawnAt;
  private @Nullable UUID mends;
  private @Nullable Long madeBy;
  private @Nullable Instant asOf;
  private @Nullable Instant tookPlaceAt;

  protected Submission() {}

  Submission(
      UUID id,
      AssignmentExercise exercise,
      long accountId,
      String content,
      String fileName,
      String receipt,
      UUID form,
      Instant receivedAt) {
    this.id = id;
    this.exercise = exercise;
    this.accountId = accountId;
    this.content = content;
    this.fileName = fileName;
    this.receipt = receipt;
    this.form = form;
    this.receivedAt = receivedAt;
  }

  /** Says that it mends another one of the same person, and who made it if that was staff. */
  void mend(Submission broken, @Nullable Long staff) {
    this.mends = broken.id;
    this.madeBy = staff;
    this.asOf = broken.asOf == null ? broken.receivedAt : broken.asOf;
  }

  /** From now on it counts instead of what it mends; once is for ever. */
  void takePlace(Instant now) {
    if (mends == null) {
      throw new IllegalStateException("Submission " + id + " mends nothing");
    }
    if (tookPlaceAt == null) {
      tookPlaceAt = now;
    }
  }

  /** The one that it mends, if it is a fix that staff asked for. */
  public @Nullable UUID mends() {
    return mends;
  }

  /** Who of the staff made it; null where its author did. */
  public @Nullable Long madeBy() {
    return madeBy;
  }

  public UUID id() {
    return id;
  }

  public AssignmentExercise exercise() {
    return exercise;
  }

  public long accountId() {
    return accountId;
  }

  public String content() {
    return content;
  }

  public String fileName() {
    return fileName;
  }

  public String receipt() {
    return receipt;
  }

  public Instant receivedAt() {
    return receivedAt;
  }

  /** Takes it back; once is for ever. The same form may then bring the same file again. */
  void withdraw(Instant now) {
    if (withdrawnAt == null) {
      withdrawnAt = now;
      form = UUID.randomUUID();
    }
  }

  public boolean isWithdrawn() {
    return withdrawnAt != null;
  }

  /** When its author took it back; null if it stands. */
  public @Nullable Instant withdrawnAt() {
    return withdrawnAt;
  }
}
