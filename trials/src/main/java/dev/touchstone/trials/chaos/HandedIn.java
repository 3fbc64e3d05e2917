package dev.touchstone.trials.chaos;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/** What a student has a receipt for, and which faults came between that and its verdict. */
final class HandedIn {

  private final UUID id;
  private final String student;
  private final Work work;
  private final Set<Fault> met = EnumSet.noneOf(Fault.class);

  HandedIn(UUID id, String student, Work work) {
    this.id = id;
    this.student = student;
    this.work = work;
  }

  UUID id() {
    return id;
  }

  String student() {
    return student;
  }

  Work work() {
    return work;
  }

  synchronized void meets(Fault fault) {
    met.add(fault);
  }

  synchronized boolean met(Fault fault) {
    return met.contains(fault);
  }
}
