package dev.touchstone.server.competition;

import dev.touchstone.server.course.Membership;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a team handed in, or a baseline's place on the board. What was handed in never changes;
 * whether it is picked or published, and for whom it counts, may.
 */
@Entity
class Entry {

  @Id private UUID id;

  @ManyToOne(optional = false, fetch = FetchType.EAGER)
  private Team team;

  /** The team that handed it in; after a merge it counts for another. */
  @ManyToOne(optional = false, fetch = FetchType.LAZY)
  private Team firstTeam;

  private @Nullable Long accountId;

  /** The SHA-256 of the file's content. */
  @Column(name = "blob")
  private @Nullable String content;

  private @Nullable String fileName;
  private @Nullable UUID form;
  private String receipt;
  private Instant receivedAt;
  private boolean late;

  protected Entry() {}

  private Entry(Team team, String receipt, Instant receivedAt) {
    this.id = UUID.randomUUID();
    this.team = team;
    this.firstTeam = team;
    this.receipt = receipt;
    this.receivedAt = receivedAt;
  }

  /**
   * @param form the form it was sent with
   */
  static Entry of(
      Team team,
      Membership member,
      Program program,
      UUID form,
      String receipt,
      Instant receivedAt) {
    Entry entry = new Entry(team, receipt, receivedAt);
    entry.accountId = member.accountId();
    entry.content = program.content();
    entry.fileName = program.fileName();
    entry.form = form;
    entry.late = team.competition().isOver(receivedAt);
    return entry;
  }

  static Entry ofBaseline(Team team, String receipt, Instant receivedAt) {
    return new Entry(team, receipt, receivedAt);
  }

  public UUID id() {
    return id;
  }

  public Team team() {
    return team;
  }

  /** Who handed it in; null of a baseline. */
  @Nullable Long accountId() {
    return accountId;
  }

  Competition competition() {
    return team.competition();
  }

  public @Nullable Program program() {
    return content == null || fileName == null ? null : new Program(content, fileName);
  }

  /** The file that was handed in; its content by SHA-256. */
  record Program(String content, String fileName) {}

  public String receipt() {
    return receipt;
  }

  public Instant receivedAt() {
    return receivedAt;
  }

  /** Received after the close: scored and marked, never ranked. */
  public boolean isLate() {
    return late;
  }
}
