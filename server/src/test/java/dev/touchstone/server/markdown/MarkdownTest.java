package dev.touchstone.server.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownTest {

  private final Markdown markdown = new Markdown();

  @Test
  void formulasKeepTheirSource() {
    assertThat(markdown.html("Let $a_i < b_{i*}$ and $c*d*e$."))
        .isEqualTo(
            "<p>Let <span class=\"math\">a_i &lt; b_{i*}</span> and"
                + " <span class=\"math\">c*d*e</span>.</p>\n");
  }

  @Test
  void aMathFenceStandsAlone() {
    assertThat(markdown.html("```math\n\\frac{1}{2}\n```\n"))
        .isEqualTo("<div class=\"math\">\\frac{1}{2}</div>\n");
  }

  @Test
  void otherFencesAreCode() {
    assertThat(markdown.html("```python\nx < 1\n```\n"))
        .isEqualTo("<pre><code class=\"language-python\">x &lt; 1\n</code></pre>\n");
  }

  @Test
  void moneyIsNotAFormula() {
    assertThat(markdown.html("5 $ and 6 $ are 11 $")).doesNotContain("math");
  }

  @Test
  void tablesAreTables() {
    assertThat(markdown.html("| a | b |\n|---|---|\n| 1 | $x$ |\n"))
        .contains("<th>a</th>", "<td><span class=\"math\">x</span></td>");
  }

  @Test
  void nothingInAStatementRuns() {
    assertThat(
            markdown.html(
                "<script>alert(1)</script> <b onclick=x>b</b> [x](javascript:alert)"
                    + " $<img src=x onerror=alert(1)>$"))
        .doesNotContain("<script", "<b ", "href=\"javascript:", "<img");
  }
}
