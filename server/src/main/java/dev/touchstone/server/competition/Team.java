package dev.touchstone.server.competition;

import dev.touchstone.server.course.Membership;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who stands on the board: people, or a baseline. Two teams can become one; the one that went into
 * the other stays as a row without members and entries.
 */
@Entity
class Team {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private @Nullable Long id;

  @ManyToOne(optional = false)
  private Competition competition;

  private String name;
  private @Nullable String nickname;
  private boolean baseline;
  private Instant foundedAt;
  private @Nullable Instant disqualifiedAt;
  private @Nullable String disqualifiedReason;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "merged_into")
  private @Nullable Team mergedInto;

  private @Nullable Instant mergedAt;

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "team_member", joinColumns = @JoinColumn(name = "team_id"))
  private Set<Member> members = new HashSet<>();

  /** The competition stands in the row so that the database lets nobody into two teams of it. */
  @Embeddable
  record Member(UUID competitionId, long accountId) {}

  protected Team() {}

  private Team(Competition competition, TeamName name, boolean baseline, Instant foundedAt) {
    this.competition = competition;
    this.name = name.name();
    this.nickname = name.nickname();
    this.baseline = baseline;
    this.foundedAt = foundedAt;
  }

  static Team of(Competition competition, long accountId, TeamName name, Instant now) {
    Team team = new Team(competition, name, false, now);
    team.join(accountId);
    return team;
  }

  static Team baselineOf(Competition competition, Instant now) {
    String title = competition.baseline().title().en();
    return new Team(competition, new TeamName(title, null), true, now);
  }

  void join(long accountId) {
    if (baseline || mergedInto != null || size() >= competition.rules().teamSize()) {
      throw new IllegalStateException("Nobody can join team " + name);
    }
    members.add(new Member(competition.id(), accountId));
  }

  void leave(long accountId) {
    if (!members.remove(new Member(competition.id(), accountId))) {
      throw new IllegalStateException("Not in team " + name + ": account " + accountId);
    }
  }

  void rename(TeamName to) {
    this.name = to.name();
    this.nickname = to.nickname();
  }

  /**
   * Gives its people away. Whoever asks stores that before they join the other, since nobody may be
   * in two teams even for a moment.
   */
  Set<Long> mergeInto(Team other, Instant now) {
    if (baseline || mergedInto != null || other.mergedInto != null || other == this) {
      throw new IllegalStateException("Team " + name + " cannot merge into " + other.name);
    }
    Set<Long> people = memberIds();
    members.clear();
    this.mergedInto = other;
    this.mergedAt = now;
    return people;
  }

  void disqualify(String reason, Instant now) {
    if (baseline || isDisqualified() || reason.isBlank()) {
      throw new IllegalStateException("Team " + name + " cannot be disqualified");
    }
    this.disqualifiedAt = now;
    this.disqualifiedReason = reason;
  }

  void reinstate() {
    if (!isDisqualified()) {
      throw new IllegalStateException("Team " + name + " is not disqualified");
    }
    this.disqualifiedAt = null;
    this.disqualifiedReason = null;
  }

  public long id() {
    if (id == null) {
      throw new IllegalStateException("Team " + name + " is not stored yet");
    }
    return id;
  }

  Competition competition() {
    return competition;
  }

  public String name() {
    return name;
  }

  public @Nullable String nickname() {
    return nickname;
  }

  public boolean isBaseline() {
    return baseline;
  }

  public boolean isDisqualified() {
    return disqualifiedAt != null;
  }

  public @Nullable String disqualifiedReason() {
    return disqualifiedReason;
  }

  public int size() {
    return members.size();
  }

  Set<Long> memberIds() {
    return members.stream().map(Member::accountId).collect(Collectors.toSet());
  }

  /** Whether the member may read of anybody in it; a baseline has nobody in it. */
  boolean isSeenBy(Membership member) {
    return members.isEmpty() || members.stream().anyMatch(each -> member.mayRead(each.accountId()));
  }

  boolean has(long accountId) {
    return members.stream().anyMatch(member -> member.accountId() == accountId);
  }
}
