package dev.touchstone.datafile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CategoryCodesTest {

  @Test
  void wordsBecomeTheirPlaceInTheAlphabetAndWhatIsMissingStaysSo() {
    String csv = "Id,Zone,Area,Price\n1,RM,8450,208500\n2,NA,NA,181500\n3,FV,9600,223500\n";

    assertThat(new String(CategoryCodes.encoded(bytes(csv)), StandardCharsets.UTF_8))
        .isEqualTo("Id,Zone,Area,Price\n1,1,8450,208500\n2,,,181500\n3,0,9600,223500\n");
    DataSheet sheet = DataSheet.read(CategoryCodes.encoded(bytes(csv)));
    assertThat(sheet.features()).containsExactly("Zone", "Area");
    assertThat(sheet.x().data()).containsExactly(1, 8450, Double.NaN, Double.NaN, 0, 9600);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
