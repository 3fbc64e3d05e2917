package dev.touchstone.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class DiagnosisTextTest {

  @Test
  void bothLanguagesHaveTheSameFindings() throws IOException {
    assertThat(bundle("diagnosis_zh.properties").keySet())
        .isEqualTo(bundle("diagnosis.properties").keySet());
  }

  @Test
  void anEnglishReaderOnAChineseMachineReadsEnglish() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.CHINA);
    try {
      assertThat(Diagnosis.of("encoding").message(Locale.ENGLISH))
          .contains("UTF-8")
          .contains("not");
      assertThat(Diagnosis.of("encoding").message(Locale.SIMPLIFIED_CHINESE)).contains("编码");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void textOfStudentsIsNoPattern() {
    assertThat(raised(new Place(0, 3)).message(Locale.ENGLISH))
        .isEqualTo("Line 3 raises ValueError: {0} 'it's'");
  }

  @Test
  void aNotebooksPlaceIsACellAndALineInBothLanguages() {
    Diagnosis diagnosis = raised(new Place(2, 1003));

    assertThat(diagnosis.message(Locale.ENGLISH))
        .startsWith("Cell 2, line 1003 raises ValueError: ");
    assertThat(diagnosis.message(Locale.CHINESE)).startsWith("第 2 个代码单元第 1003 行抛出 ValueError：");
  }

  @Test
  void reportsFromBeforeThereWerePlacesReadAsTheyDid() {
    String stored =
        """
        {"id": "raised", "exercise": null, "arguments": ["7", "KeyError", "'a'", "d['a']"]}
        """;

    Diagnosis read = JsonMapper.shared().readValue(stored, Diagnosis.class);

    assertThat(read.place()).isEqualTo(new Place(0, 7));
    assertThat(read.message(Locale.ENGLISH)).isEqualTo("Line 7 raises KeyError: 'a'");
    assertThat(old("syntax", "?", "bad", "").message(Locale.ENGLISH))
        .isEqualTo("Line ? is not valid Python: bad.");
    assertThat(old("encoding").message(Locale.ENGLISH)).contains("UTF-8");
  }

  @Test
  void reportsFromBeforeOutputsHadAFieldReadAlike() {
    Diagnosis values = old("values_of", "2", "3", "12", "[0, 1]", "[2, 2]", "dW1");
    Diagnosis related = old("related_factor", "dW1", "0.5");

    assertThat(values.output()).isEqualTo("dW1");
    assertThat(values.message(Locale.ENGLISH))
        .isEqualTo(
            "Your dW1 differs from the reference in 3 of 12 values of case 2, the first at index"
                + " [0, 1], the worst at index [2, 2].");
    assertThat(old("value", "1").message(Locale.CHINESE)).isEqualTo("第 1 个用例：你的结果与参考答案不同。");
    assertThat(related).isEqualTo(Diagnosis.related("dW1", "factor", "0.5"));
    assertThat(related.message(Locale.ENGLISH)).startsWith("Your dW1 is 0.5 times");
  }

  @Test
  void whatAgreesIsSaidFirst() {
    Diagnosis one = Diagnosis.ofOutput("running_var", List.of("y"), "value", 1);
    Diagnosis two = Diagnosis.ofOutput("dW1", List.of("dW2", "db2"), "value", 1);

    assertThat(one.message(Locale.ENGLISH))
        .isEqualTo(
            "y agrees with the reference. Your running_var differs from the reference in case 1.");
    assertThat(two.headline(Locale.ENGLISH))
        .isEqualTo("dW2, db2 agree with the reference. Your dW1 differs from the reference");
    assertThat(two.message(Locale.ENGLISH)).startsWith("dW2, db2 agree with the reference. Your");
    assertThat(two.message(Locale.CHINESE)).isEqualTo("第 1 个用例：dW2、db2 与参考答案一致，而你返回的 dW1与参考答案不同。");
  }

  @Test
  void whatIsStoredNowIsReadAsItWasWritten() {
    Diagnosis placed = raised(new Place(2, 3));
    Diagnosis plain = Diagnosis.of("exit", 3);
    Diagnosis related = Diagnosis.related("out", "sign");
    Diagnosis beside = Diagnosis.ofOutput("b", List.of("a"), "value", 1);

    for (Diagnosis diagnosis : List.of(placed, plain, related, beside)) {
      String stored = JsonMapper.shared().writeValueAsString(diagnosis);
      assertThat(JsonMapper.shared().readValue(stored, Diagnosis.class)).isEqualTo(diagnosis);
    }
  }

  @Test
  void noSentenceHasAnApostropheWhichWouldQuoteItsArguments() throws IOException {
    for (String name : List.of("diagnosis.properties", "diagnosis_zh.properties")) {
      bundle(name)
          .forEach((key, text) -> assertThat((String) text).as("%s", key).doesNotContain("'"));
    }
  }

  private static Diagnosis raised(Place place) {
    return Diagnosis.at(place, "raised", "ValueError", "{0} 'it's'");
  }

  private static Diagnosis old(String id, String... arguments) {
    return new Diagnosis(id, null, null, null, List.of(), List.of(arguments));
  }

  private static Properties bundle(String name) throws IOException {
    Properties properties = new Properties();
    try (Reader reader =
        new InputStreamReader(Diagnosis.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    return properties;
  }
}
