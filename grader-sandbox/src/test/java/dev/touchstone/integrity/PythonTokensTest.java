package dev.touchstone.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PythonTokensTest {

  @Test
  void namesNumbersAndTextsAreAllTheSameAndKeywordsAreNot() {
    assertThat(read("def softmax(x, axis=-1):\n    return np.exp(x) / 2.5e-3 + 'a'\n"))
        .isEqualTo("def n ( n , n = - 0 ) : ; return n . exp ( n ) / 0 + s ;");
  }

  @Test
  void whatIsOnesOwnBehindADotIsANameLikeAnyOther() {
    assertThat(read("self.depth = len(np.sum(self.x))\n"))
        .isEqualTo("n . n = len ( n . sum ( n . n ) ) ;");
  }

  @Test
  void commentsLayoutAndDocstringsLeaveNoTrace() {
    String plain = "def f(a,b):\n  c=a+b\n  return c\n";
    String dressed =
        """
        # what this is
        def f(
            a,   # first

            b,
        ):
            \"""Adds
            them.\"""

            c = a \\
                + b
            'said to nobody'
            return c
        """;

    assertThat(read(dressed).replace(", ) :", ") :")).isEqualTo(read(plain));
  }

  @Test
  void anyTextIsOneToken() {
    assertThat(
            read("a = f\"{x['k']}\"\nb = r'\\'\nc = '''it's\n\\''' here'''\nd = b\"\\\"\" \"x\"\n"))
        .isEqualTo("n = s n [ s ] } ;".replace("s n [ s ] }", "s") + " n = s ; n = s ; n = s s ;");
  }

  @Test
  void linesAreThoseOfTheFileWhateverEndsThem() {
    assertThat(PythonTokens.of("a = '''\r\n\r\n'''\r\nb = 1\r").stream().map(Token::line))
        .containsExactly(1, 1, 1, 3, 4, 4, 4, 4);
  }

  @Test
  void operatorsAreReadWhole() {
    assertThat(read("a **= b // c ** d; x := 0x_ff if a != b else 1_000.5j"))
        .isEqualTo("n **= n // n ** n ; n := 0 if n != n else 0 ;");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "'", "\"\"\"", "(((((", ")))", "\\", "def", "a = '\nb = 2", "\u0000", "´`$?"})
  void whatPythonRefusesIsReadAllTheSame(String source) {
    assertThat(PythonTokens.of(source)).isNotNull();
  }

  private static String read(String source) {
    return PythonTokens.of(source).stream().map(Token::kind).collect(Collectors.joining(" "));
  }
}
