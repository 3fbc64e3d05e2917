package dev.touchstone.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderZipTest {

  @TempDir private Path folder;

  @Test
  void whatWasPackedIsUnpackedWithOrWithoutItsFolder() throws IOException {
    FolderZip.unpack(
        zip(Map.of("first/assignment.yaml", "a", "first/starter/softmax.py", "b")), folder);

    Path root = FolderZip.root(folder);
    assertThat(root.getFileName()).hasToString("first");
    assertThat(root.resolve("starter/softmax.py")).hasContent("b");
    byte[] packed = FolderZip.pack(FolderZip.files(root));
    Path again = Files.createDirectory(folder.resolve("again"));
    FolderZip.unpack(packed, again);
    assertThat(again.resolve("assignment.yaml")).hasContent("a");
    assertThat(again.resolve("starter/softmax.py")).hasContent("b");
  }

  @Test
  void theSameFilesAreTheSameZipWhereverTheyArePacked() {
    var files = new TreeMap<>(Map.of("b", new byte[] {1}, "a", new byte[] {2}));
    TimeZone here = TimeZone.getDefault();
    byte[] there;
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
      there = FolderZip.pack(files);
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Shanghai"));
      assertThat(FolderZip.pack(files)).isEqualTo(there);
    } finally {
      TimeZone.setDefault(here);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../evil", "a/../../evil", "/etc/evil", "a\\..\\evil", "a/b/c/d/e/f/g/h", "a\nb"})
  void namesThatLeadElsewhereAreRefused(String name) throws IOException {
    byte[] zip = zip(Map.of(name, "x"));

    assertThatThrownBy(() -> FolderZip.unpack(zip, folder)).isInstanceOf(BadFolderException.class);
    assertThat(folder.resolve("../evil")).doesNotExist();
  }

  @Test
  void aBombIsLeftPacked() throws IOException {
    byte[] zip = zip(Map.of("statement.zh.md", "0".repeat(30 << 20)));

    assertThat(zip.length).isLessThan(1 << 20);
    assertThatThrownBy(() -> FolderZip.unpack(zip, folder))
        .isInstanceOf(BadFolderException.class)
        .hasMessageContaining("20 MB");
  }

  @Test
  void aHundredThousandFilesAreTooMany() throws IOException {
    Map<String, String> files = new TreeMap<>();
    for (int i = 0; i < 100_000; i++) {
      files.put("f" + i, "");
    }
    byte[] zip = zip(files);

    assertThatThrownBy(() -> FolderZip.unpack(zip, folder))
        .isInstanceOf(BadFolderException.class)
        .hasMessageContaining("500");
    try (Stream<Path> made = Files.list(folder)) {
      assertThat(made.count()).isLessThanOrEqualTo(500);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no zip at all", "PK\u0003\u0004 cut off"})
  void whatIsNoZipIsSaidToBeNone(String bytes) {
    assertThatThrownBy(() -> FolderZip.unpack(bytes.getBytes(), folder))
        .isInstanceOf(BadFolderException.class)
        .hasMessageContaining("no zip");
  }

  private static byte[] zip(Map<String, String> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
