package dev.touchstone.reference.goal;

import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Framework;
import dev.touchstone.reference.Script;
import java.util.List;

/** The exercises that are measured, in the order of the course. */
public final class GoalExercises {

  /** What every such program hands in. */
  public static final String ANSWER = "answer";

  private GoalExercises() {}

  public static List<Exercise> all() {
    return List.of(softmax(), mlp(), cnn(), poems(), strings());
  }

  private static Exercise softmax() {
    return images(Chapter.LINEAR, "digits_softmax").onlyModules("numpy").build();
  }

  private static Exercise mlp() {
    return images(Chapter.MLP, "digits_mlp").onlyModules("numpy").build();
  }

  private static Exercise cnn() {
    return images(Chapter.CONVOLUTION, "digits_cnn")
        .onlyModules("numpy", "torch")
        .framework(Framework.TRAINING)
        .build();
  }

  private static Exercise poems() {
    return Exercise.in(Chapter.RECURRENT, "poems", 1)
        .framework(Framework.TRAINING)
        .function("train", "poems", "characters")
        .alsoFunction("predict", "model", "beginnings")
        .measured(
            Script.of()
                .call("train", "poems", "characters")
                .as("model")
                .call("predict", "model", "beginnings")
                .handedInAs(ANSWER)
                .build())
        .build();
  }

  private static Exercise strings() {
    return Exercise.in(Chapter.ATTENTION, "string_reversal", 1)
        .framework(Framework.TRAINING)
        .function("train", "sources", "targets")
        .alsoFunction("predict", "model", "sources")
        .measured(
            Script.of()
                .call("train", "sources", "targets")
                .as("model")
                .call("predict", "model", "asked")
                .handedInAsTexts(ANSWER)
                .build())
        .build();
  }

  private static Exercise.Builder images(Chapter chapter, String id) {
    return Exercise.in(chapter, id, 1)
        .framework(Framework.NUMPY)
        .function("train", "x", "y")
        .alsoFunction("predict", "model", "x")
        .measured(
            Script.of()
                .call("train", "x_train", "y_train")
                .as("model")
                .call("predict", "model", "x_test")
                .handedInAs(ANSWER)
                .build());
  }
}
