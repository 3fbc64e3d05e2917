package dev.touchstone.reference.recurrent;

import dev.touchstone.reference.Exercise;
import java.util.List;

/** The chapter's exercises, in the order of the course. */
public final class RecurrentChapter {

  private RecurrentChapter() {}

  public static List<Exercise> exercises() {
    return List.of(
        AutoregressiveWindows.exercise(),
        RnnForward.exercise(),
        RnnJacobian.exercise(),
        GruForward.exercise(),
        LstmForward.exercise(),
        DeepRnn.exercise(),
        BidirectionalRnn.exercise(),
        MaskedSequenceLoss.exercise(),
        Seq2seqTeacherForcing.exercise(),
        Embedding.exercise());
  }
}
