package dev.touchstone.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Mistakes of several kinds, and the pages on which they are read; pictures in target/screenshots.
 */
class FeedbackPathTest extends BrowserTest {

  private static final double PATIENCE = 90_000;

  enum Mistake {
    WRONG_AXIS(
        "softmax",
        """
        import numpy as np

        def softmax(o):
            e = np.exp(o - o.max(axis=0, keepdims=True))
            return e / e.sum(axis=0, keepdims=True)
        """,
        "Your softmax normalises over the batch (axis 0)",
        "你的 softmax 在批次方向（axis 0）做了归一化",
        ".heatmap"),
    TRANSPOSED(
        "mlp_forward",
        """
        import numpy as np

        def softmax(o):
            e = np.exp(o - o.max(axis=1, keepdims=True))
            return e / e.sum(axis=1, keepdims=True)

        def mlp(X, W1, b1, W2, b2):
            h = np.maximum(X @ W1 + b1, 0)
            o = h @ W2 + b2
            return {"h": h.T, "o": o, "y": softmax(o)}
        """,
        "It looks transposed once too often.",
        "看起来多做了一次转置。",
        "#case-1"),
    NO_BIAS_CORRECTION(
        "adam",
        """
        import numpy as np

        def adam(w0, grads, lr, beta1, beta2, eps):
            w, v, s = w0.copy(), np.zeros_like(w0), np.zeros_like(w0)
            path = []
            for g in grads:
                v = beta1 * v + (1 - beta1) * g
                s = beta2 * s + (1 - beta2) * g**2
                w = w - lr * v / (np.sqrt(s) + eps)
                path.append(w)
            return np.stack(path)
        """,
        "Your Adam has no bias correction",
        "你的 Adam 没有做偏差修正",
        "#case-2 .curve svg"),
    STALE_STATE(
        "momentum",
        """
        import numpy as np

        v = 0

        def momentum(w0, grads, lr, beta):
            global v
            w, path = w0, []
            for g in grads:
                v = beta * v + g
                w = w - lr * v
                path.append(w)
            return np.stack(path)
        """,
        "Called again with the same inputs, your function returns something else.",
        "用同样的输入再调用一次，你的函数返回的结果就不一样了。",
        "#hint"),
    SHAPES(
        "softmax",
        """
        import numpy as np

        def softmax(o):
            e = np.exp(o - o.max(axis=1))
            return e / e.sum(axis=1, keepdims=True)
        """,
        "do not go together: (N, K) = (2, 3) and (N,) = (2,).",
        "第 4 行对形状配不上的数组做了逐元素运算：(N, K) = (2, 3) 和 (N,) = (2,)。",
        "li.marked"),
    ONE_GRADIENT(
        "mlp_backward",
        """
        import numpy as np

        def softmax(o):
            e = np.exp(o - o.max(axis=1, keepdims=True))
            return e / e.sum(axis=1, keepdims=True)

        def mlp_backward(X, y, W1, b1, W2, b2):
            A = X @ W1 + b1
            h = np.maximum(A, 0)
            G = softmax(h @ W2 + b2)
            G[np.arange(len(X)), y] -= 1
            G /= len(X)
            dA = (G @ W2.T) * (A > 0)
            return {
                "dW1": X.T @ (dA + 0.1 * A),
                "db1": dA.sum(axis=0),
                "dW2": h.T @ G,
                "db2": G.sum(axis=0),
            }
        """,
        "db1, dW2, db2 agree with the reference. Your dW1 differs",
        "db1、dW2、db2 与参考答案一致",
        "#case-1 .difference");

    private final String exercise;
    private final String code;
    private final String english;
    private final String chinese;
    private final String shown;

    Mistake(String exercise, String code, String english, String chinese, String shown) {
      this.exercise = exercise;
      this.code = code;
      this.english = english;
      this.chinese = chinese;
      this.shown = shown;
    }
  }

  @ParameterizedTest
  @EnumSource
  void theHeadlineIsWhatTheStudentHasToKnow(Mistake mistake) {
    Page page = open(new NewContextOptions().setLocale("en-GB").setViewportSize(1180, 800));
    visit(page, "/courses/dl/exercises/" + mistake.exercise);
    signIn(page, "wang");
    write(page, mistake.code);
    page.click("button[data-main]");

    assertThat(page.locator("main h1"))
        .containsText(mistake.english, new ContainsTextOptions().setTimeout(PATIENCE));
    assertThat(page.locator(mistake.shown).first()).isAttached();
    String address = page.url();
    page.reload();
    if (mistake == Mistake.NO_BIAS_CORRECTION) {
      page.locator("a.case").nth(1).click();
    }
    picture(page, "feedback-" + name(mistake) + "-en");
    pictureDownTo("[aria-labelledby=hint]", page, "docs-feedback-" + name(mistake));
    page.locator("details.tolerance").evaluate("element => element.open = true");
    assertThat(page.locator("details.tolerance")).containsText("atol");
    page.context().close();
    inChineseOnAPhone(mistake, address);
    assertThat(complaints).as("what the browser complained about").isEmpty();
  }

  private void inChineseOnAPhone(Mistake mistake, String address) {
    Page page = open(new NewContextOptions().setLocale("zh-CN").setViewportSize(360, 760));
    page.navigate(address);
    signIn(page, "wang");
    page.navigate(address);
    assertThat(page.locator("main h1")).containsText(mistake.chinese);
    assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
        .as("no page scrolls sideways")
        .isEqualTo(true);
    if (mistake == Mistake.NO_BIAS_CORRECTION) {
      page.locator("a.case").nth(1).click();
    }
    picture(page, "feedback-" + name(mistake) + "-zh-360");
    page.context().close();
  }

  private static String name(Mistake mistake) {
    return mistake.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
