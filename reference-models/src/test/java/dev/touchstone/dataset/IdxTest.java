package dev.touchstone.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.reference.DType;
import dev.touchstone.reference.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class IdxTest {

  private static final byte[] TWO_BY_TWO = {
    0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 2, 0, 1, (byte) 200, (byte) 255
  };

  @Test
  void bytesAreReadPackedOrNot() throws IOException {
    Tensor expected = new Tensor(DType.UINT8, List.of(2, 2), new double[] {0, 1, 200, 255});

    assertThat(Idx.read(TWO_BY_TWO)).isEqualTo(expected);
    assertThat(Idx.read(packed())).isEqualTo(expected);
    assertThat(Idx.labels(TWO_BY_TWO).dtype()).isEqualTo(DType.INT64);
  }

  @Test
  void whatIsCutOffOrAnythingElseIsRefused() {
    byte[] cut = Arrays.copyOf(TWO_BY_TWO, 14);
    byte[] floats = TWO_BY_TWO.clone();
    floats[2] = 13;
    byte[] endless = TWO_BY_TWO.clone();
    endless[4] = 0x7f;

    assertThatThrownBy(() -> Idx.read(cut)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> Idx.read(floats)).hasMessageContaining("format of MNIST");
    assertThatThrownBy(() -> Idx.read(endless)).hasMessageContaining("shape");
    assertThatThrownBy(() -> Idx.read(new byte[0])).isInstanceOf(IOException.class);
  }

  private static byte[] packed() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(TWO_BY_TWO);
    }
    return out.toByteArray();
  }
}
