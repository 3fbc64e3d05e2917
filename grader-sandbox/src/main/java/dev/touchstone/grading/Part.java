package dev.touchstone.grading;

import java.util.List;

/**
 * What students are told of a grading while groups of its cases are closed to them. It is what
 * would have been found if there were no other cases, so nothing of those shows through.
 *
 * @param score of the open groups; of all where only what is never shown is left
 * @param maxScore what full marks in these would be
 * @param complete whether nothing is left to be opened
 */
public record Part(Verdict verdict, double score, double maxScore, boolean complete, Told told) {

  /**
   * @param cases those of the open groups, the first of the whole report; without their values
   * @param diagnosis the most telling first
   */
  public record Told(List<CaseReport> cases, List<Diagnosis> diagnosis, List<Diagnosis> notes) {

    public Told {
      cases = List.copyOf(cases);
      diagnosis = List.copyOf(diagnosis);
      notes = List.copyOf(notes);
    }
  }
}
