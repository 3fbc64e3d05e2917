package dev.touchstone.server.assignment;

import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;

/** Tells every exercise of an assignment where own exercises are looked up. */
class DefinitionLoader {

  private final OwnExercises own;

  DefinitionLoader(OwnExercises own) {
    this.own = own;
  }

  @PostLoad
  @PostPersist
  void loaded(AssignmentExercise asked) {
    asked.lookUpIn(own);
  }
}
