package dev.touchstone.training.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.reference.Draw;
import dev.touchstone.training.Data;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Poems become ids, in parts that share none. */
class CorpusTest {

  @TempDir private Path folder;

  @Test
  void aBlankLineEndsAPoem() throws IOException {
    String poem = "春眠不觉晓，处处闻啼鸟。\n夜来风雨声，花落知多少。\n";
    Files.createDirectories(folder.resolve("tang-poems"));
    Files.writeString(
        folder.resolve("tang-poems").resolve("nndl_tangshi.txt"),
        IntStream.range(0, 10).mapToObj(i -> poem).collect(Collectors.joining("\n")));

    Corpus corpus = Corpus.of(Data.in(folder), new Draw(1));

    assertThat(corpus.toString()).isEqualTo("7 Tang poems with 175 characters, 2 held out with 50");
  }

  @Test
  void writesPoemsWhereThereAreNone() {
    Corpus corpus = Corpus.of(Data.none(), new Draw(1));

    assertThat(corpus.train()).hasSize(119);
    assertThat(corpus.validation()).hasSize(17);
    assertThat(corpus.test()).hasSize(34);
  }

  @Test
  void whatOccursOnceIsUnknown() {
    Vocabulary vocabulary = Vocabulary.of(List.of("月光。", "月色。"));

    assertThat(vocabulary.encode("月光。"))
        .containsExactly(
            Vocabulary.MARK,
            vocabulary.id('月'),
            Vocabulary.UNKNOWN,
            vocabulary.id('。'),
            Vocabulary.MARK);
    assertThat(vocabulary.isLetter(vocabulary.id('月'))).isTrue();
    assertThat(vocabulary.isLetter(vocabulary.id('。'))).isFalse();
  }

  @Test
  void piecesEndAfterAFullStopAndLoseNothing() {
    int[] text = {1, 5, 6, 9, 5, 6, 7, 9, 1};

    assertThat(Pieces.of(text, 9, 5))
        .containsExactly(new int[] {1, 5, 6, 9}, new int[] {9, 5, 6, 7, 9, 1});
  }
}
