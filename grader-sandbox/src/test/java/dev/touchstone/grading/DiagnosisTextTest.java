package dev.touchstone.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.Test;

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
    assertThat(Diagnosis.of("raised", 3, "ValueError", "{0} 'it's'", "x").message(Locale.ENGLISH))
        .isEqualTo("Line 3 raises ValueError: {0} 'it's'");
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
