package dev.touchstone.reference.finetuning;

import dev.touchstone.reference.Exercise;
import java.util.List;

/** The chapter's exercises, in the order of the course. */
public final class FinetuningChapter {

  private FinetuningChapter() {}

  public static List<Exercise> exercises() {
    return List.of(
        FinetuneStep.exercise(),
        MlmMasking.exercise(),
        BertInput.exercise(),
        BertParamCount.exercise(),
        QaSpan.exercise(),
        Lora.exercise());
  }
}
