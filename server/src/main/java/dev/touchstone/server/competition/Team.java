package dev.touchstone.server.competition;

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
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who stands on the board: one person so far, or a baseline. */
@Entity
class Team {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private @Nullable Long id;

  @ManyToOne(optional = false)
  private Competition competition;

  private String name;
  private boolean baseline;

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "team_member", joinColumns = @JoinColumn(name = "team_id"))
  private Set<Member> members = new HashSet<>();

  /** The competition stands in the row so that the database lets nobody into two teams of it. */
  @Embeddable
  record Member(UUID competitionId, long accountId) {}

  protected Team() {}

  private Team(Competition competition, String name, boolean baseline) {
    this.competition = competition;
    this.name = name;
    this.baseline = baseline;
  }

  static Team of(Competition competition, long accountId, String name) {
    Team team = new Team(competition, name, false);
    team.members.add(new Member(competition.id(), accountId));
    return team;
  }

  static Team baselineOf(Competition competition) {
    return new Team(competition, competition.baseline().title().en(), true);
  }

  long id() {
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

  public boolean isBaseline() {
    return baseline;
  }

  boolean has(long accountId) {
    return members.stream().anyMatch(member -> member.accountId() == accountId);
  }
}
