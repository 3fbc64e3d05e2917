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
  void whatIsStoredNowIsReadAsItWasWritten() {
    Diagnosis placed = raised(new Place(2, 3));
    Diagnosis plain = Diagnosis.of("exit", 3);

    for (Diagnosis diagnosis : List.of(placed, plain)) {
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
    return new Diagnosis(id, null, null, List.of(arguments));
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
