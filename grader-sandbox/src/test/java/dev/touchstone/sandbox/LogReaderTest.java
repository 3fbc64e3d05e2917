package dev.touchstone.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.sandbox.Logged.About;
import dev.touchstone.sandbox.Logged.Curve;
import dev.touchstone.sandbox.Logged.End;
import dev.touchstone.sandbox.Logged.Point;
import dev.touchstone.sandbox.Logged.Setting;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogReaderTest {

  @Test
  void everyFormIsRead() {
    assertThat(
            read(
                """
                [["loss","train",0,10,null,0.5],["metric","acc",3,-1,2.5,"nan"],
                 ["hyper","lr",0.01],["best","acc","inf"],["other","seed","a text"],["end",0],["end",1]]
                """))
        .containsExactly(
            new Point(Curve.LOSS, "train", 0, 10, null, 0.5),
            new Point(Curve.METRIC, "acc", 3, -1, 2.5, Double.NaN),
            new Setting(About.HYPER, "lr", "0.01", 0.01),
            new Setting(About.BEST, "acc", "inf", Double.POSITIVE_INFINITY),
            new Setting(About.OTHER, "seed", "a text", null),
            new End(true),
            new End(false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[[\"loss\",\"a\",0,1.5,null,1]]",
        "[[\"loss\",\"a\",-1,1,null,1]]",
        "[[\"loss\",\"a\",0,99999999999999999999,null,1]]",
        "[[\"loss\",\"a\",0,1,null,\"1\"]]",
        "[[\"loss\",\"a\",0,1,null,true]]",
        "[[\"loss\",\"\",0,1,null,1]]",
        "[[\"loss\",7,0,1,null,1]]",
        "[[\"LOSS\",\"a\",0,1,null,1]]",
        "[[\"profit\",\"a\",0,1,null,1]]",
        "[[\"hyper\",\"a\",{\"b\":1}]]",
        "[[\"hyper\",\"a\",null]]",
        "[[\"end\",\"0\"]]",
        "[\"loss\"]",
        "{\"loss\":1}",
        "[[",
        ""
      })
  void whatHasAnotherFormIsLeftOut(String payload) {
    assertThat(read(payload)).isEmpty();
  }

  @Test
  void namesAreShortAndHarmless() {
    Logged read = read("[[\"hyper\",\"a\\u0000\\u202e<b>" + "x".repeat(100) + "\",1]]").getFirst();

    assertThat(((Setting) read).name()).startsWith("a␀\\u202e<b>xxx").hasSizeLessThan(80);
  }

  private static List<Logged> read(String payload) {
    return LogReader.read(payload.getBytes(StandardCharsets.UTF_8));
  }
}
