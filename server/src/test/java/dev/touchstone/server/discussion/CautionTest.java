package dev.touchstone.server.discussion;

import static dev.touchstone.server.discussion.Caution.Reason.CODE;
import static dev.touchstone.server.discussion.Caution.Reason.OWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.server.discussion.Caution.Reason;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CautionTest {

  private static final String STARTER =
      """
      import numpy as np


      def softmax(o):
          # Rows are examples, columns are classes.
          raise NotImplementedError("softmax")
      """;
  private static final String HANDED_IN =
      """
      import numpy as np


      def softmax(o):
          # Rows are examples, columns are classes.
          shifted = o - o.max(axis=1, keepdims=True)
          exponentials = np.exp(shifted)
          return exponentials / exponentials.sum(axis=1, keepdims=True)
      """;

  @Test
  void proseFormulasAndAShortCallAreForAll() {
    assertThat(look("Why is $\\sum_j p_j = 1$?")).isEmpty();
    assertThat(look("```\nprint(softmax(x))\n# [[nan nan]]\n```")).isEmpty();
    assertThat(look("```math\n" + "a = b \\\\\n".repeat(9) + "```")).isEmpty();
  }

  @Test
  void moreThanAFewLinesOfCodeAreHeldHoweverTheyAreMarked() {
    String block = "x = 1\n".repeat(5);
    assertThat(look("```python\n" + block + "```")).contains(CODE);
    assertThat(look("~~~\n" + block + "~~~")).contains(CODE);
    assertThat(look("like so:\n\n" + block.indent(4))).contains(CODE);
    assertThat(look("```\n" + block)).as("a fence that is never closed").contains(CODE);
    assertThat(look("```\nx = 1\nx = 2\n```\nand\n```\nx = 3\nx = 4\nx = 5\n```")).contains(CODE);
  }

  @Test
  void linesOfOnesOwnSubmissionAreHeldEvenInProse() {
    assertThat(
            look(
                """
                I wrote
                `shifted = o-o.max(axis = 1, keepdims=True)`
                - exponentials = np.exp(shifted)
                """))
        .contains(OWN);
    assertThat(look("I take `exponentials = np.exp(shifted)`, is that right?")).isEmpty();
  }

  @Test
  void whatTheCourseGaveOutIsNobodys() {
    assertThat(look("```\n" + STARTER + "```")).isEmpty();
  }

  private static Optional<Reason> look(String body) {
    return Caution.of(body, List.of(HANDED_IN), List.of(STARTER));
  }
}
