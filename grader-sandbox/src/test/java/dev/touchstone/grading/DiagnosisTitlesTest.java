package dev.touchstone.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DiagnosisTitlesTest {

  @Test
  void aMisconceptionIsCalledByItsSentence() {
    assertThat(DiagnosisTitles.of("axis0", "softmax", Locale.ENGLISH))
        .isEqualTo("Your softmax normalises over the batch (axis 0)");
    assertThat(DiagnosisTitles.of("axis0", "softmax", Locale.CHINESE)).contains("批次方向");
  }

  @Test
  void aGeneralFindingHasAShortTitleWhateverTheExercise() {
    assertThat(DiagnosisTitles.of("shape", null, Locale.ENGLISH)).isEqualTo("Wrong shape");
    assertThat(DiagnosisTitles.of("shape", "softmax", Locale.CHINESE)).isEqualTo("形状不对");
  }

  @Test
  void oneWithoutATitleIsCalledByItsSentenceWithoutWhatItMentions() {
    assertThat(DiagnosisTitles.of("prediction_dtype", null, Locale.ENGLISH))
        .isEqualTo("The elements of the prediction are …, expected integers.");
  }

  @Test
  void whatIsNotKnownAnyMoreKeepsItsId() {
    assertThat(DiagnosisTitles.of("gone", "no_such_exercise", Locale.ENGLISH)).isEqualTo("gone");
  }

  @Test
  void bothLanguagesHaveTheSameTitlesAndEachIsThatOfAFinding() throws IOException {
    Properties english = bundle("diagnosis_titles.properties");

    assertThat(bundle("diagnosis_titles_zh.properties").keySet()).isEqualTo(english.keySet());
    // Two are found no more, and stand in reports of earlier versions.
    english.keySet().removeAll(Set.of("value_of", "values_of"));
    assertThat(bundle("diagnosis.properties").keySet()).containsAll(english.keySet());
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
