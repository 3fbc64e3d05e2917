package dev.touchstone.server.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineBreakTest {

  @ParameterizedTest
  @CsvSource({
    "卷积层不用，|于是参数少了, 卷积层不用，于是参数少了",
    "每停一处|做一次加权求和, 每停一处做一次加权求和",
    "可以用|NumPy, 可以用\\nNumPy",
    "（见|$x$）, （见\\n<span class=\"math\">x</span>）",
    "whole arrays|instead, whole arrays\\ninstead",
  })
  void aChineseLineGoesOnWithoutASpace(String markdown, String html) {
    assertThat(new Markdown().html(markdown.replace('|', '\n')).strip())
        .isEqualTo("<p>" + html.replace("\\n", "\n") + "</p>");
  }
}
