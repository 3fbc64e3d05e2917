package dev.touchstone.server.discussion;

import dev.touchstone.server.assignment.Assignment;
import dev.touchstone.server.assignment.AssignmentAccess;
import dev.touchstone.server.course.Membership;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The places about which a member can ask: those they can see. */
@Component
class Subjects {

  private final AssignmentAccess assignments;

  Subjects(AssignmentAccess assignments) {
    this.assignments = assignments;
  }

  /** The course first, then each assignment with its exercises. */
  List<Place> of(Membership member) {
    List<Place> places = new ArrayList<>();
    places.add(Place.GENERAL);
    for (Assignment assignment : assignments.visible(member)) {
      places.add(Place.of(assignment));
      assignment.exercises().forEach(exercise -> places.add(Place.of(exercise)));
    }
    return places;
  }

  /** The one of that value; the course where there is none. */
  Place find(Membership member, String value) {
    return of(member).stream()
        .filter(place -> place.value().equals(value))
        .findFirst()
        .orElse(Place.GENERAL);
  }

  static Place find(List<Place> places, @Nullable String assignment, @Nullable String exercise) {
    String value =
        assignment == null ? "" : exercise == null ? assignment : assignment + "/" + exercise;
    return places.stream()
        .filter(place -> place.value().equals(value))
        .findFirst()
        .orElse(Place.GENERAL);
  }
}
