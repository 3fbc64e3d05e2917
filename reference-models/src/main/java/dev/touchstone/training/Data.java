package dev.touchstone.training;

import dev.touchstone.dataset.Idx;
import dev.touchstone.reference.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The real data sets of a folder that the operator provides; each is empty where its files are not
 * there.
 */
public final class Data {

  /** Images (n, 1, 28, 28) with pixels from 0 to 1, and their classes (n,). */
  public record Images(Tensor x, Tensor y) {

    public int size() {
      return y.size();
    }
  }

  /** A training and a test part. */
  public record Split(Images train, Images test) {}

  private static final int SIDE = 28;
  private static final int SMALL = 8;
  private static final int TIMES = 3;
  private static final int FRAME = (SIDE - SMALL * TIMES) / 2;
  private static final double SMALL_WHITE = 16;

  private final @Nullable Path folder;

  private Data(@Nullable Path folder) {
    this.folder = folder;
  }

  public static Data in(Path folder) {
    return new Data(folder);
  }

  public static Data none() {
    return new Data(null);
  }

  /**
   * The folder that {@code TOUCHSTONE_DATA} names; else the one in which the launcher keeps what
   * every installation fetches.
   */
  public static Data ofEnvironment() {
    return Stream.of("TOUCHSTONE_DATA", "TOUCHSTONE_SETS")
        .map(variable -> System.getenv().getOrDefault(variable, ""))
        .filter(named -> !named.isBlank())
        .findFirst()
        .map(named -> in(Path.of(named)))
        .orElseGet(Data::none);
  }

  /** The first 10,000 training images of MNIST and its whole test set. */
  public Optional<Split> mnist() {
    return images("mnist", "train10k")
        .flatMap(train -> images("mnist", "t10k").map(test -> new Split(train, test)));
  }

  /**
   * The 1,797 digits of 8×8 that competitions use, three times as large in the middle of (n, 1, 28,
   * 28).
   */
  public Optional<Images> smallDigits() {
    return text("digits", "digits.csv").map(Data::enlarged);
  }

  private static Images enlarged(String csv) {
    List<double[]> rows =
        csv.lines()
            .map(line -> Stream.of(line.split(",")).mapToDouble(Double::parseDouble).toArray())
            .toList();
    double[] pixels = new double[rows.size() * SIDE * SIDE];
    for (int i = 0; i < rows.size(); i++) {
      for (int at = 0; at < SMALL * SMALL * TIMES * TIMES; at++) {
        int down = at / (SMALL * TIMES);
        int across = at % (SMALL * TIMES);
        double grey = rows.get(i)[down / TIMES * SMALL + across / TIMES] / SMALL_WHITE;
        pixels[(i * SIDE + down + FRAME) * SIDE + across + FRAME] = grey;
      }
    }
    return new Images(
        Tensor.vector(pixels).reshape(rows.size(), 1, SIDE, SIDE),
        Tensor.integers(rows.stream().mapToInt(row -> (int) row[SMALL * SMALL]).toArray()));
  }

  /** Poems without line breaks; in the file a blank line stands between two of them. */
  public Optional<List<String>> poems() {
    return text("tang-poems", "nndl_tangshi.txt")
        .map(text -> Stream.of(text.split("\\R\\R+")).map(poem -> poem.replaceAll("\\s", "")))
        .map(poems -> poems.filter(poem -> !poem.isEmpty()).toList());
  }

  public Optional<String> text(String set, String file) {
    return file(set, file)
        .map(
            path -> {
              try {
                return Files.readString(path, StandardCharsets.UTF_8);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  private Optional<Images> images(String set, String part) {
    return file(set, part + "-images")
        .flatMap(
            images ->
                file(set, part + "-labels")
                    .map(labels -> new Images(pixels(images), classes(labels))));
  }

  private Optional<Path> file(String set, String part) {
    if (folder == null || !Files.isDirectory(folder.resolve(set))) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(folder.resolve(set))) {
      return files.filter(file -> file.getFileName().toString().startsWith(part)).findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Tensor pixels(Path file) {
    Tensor bytes = idx(file);
    double[] pixels = Arrays.stream(bytes.data()).map(value -> value / 255).toArray();
    return Tensor.vector(pixels).reshape(bytes.shape().getFirst(), 1, SIDE, SIDE);
  }

  private static Tensor classes(Path file) {
    return Tensor.integers(
        Arrays.stream(idx(file).data()).mapToInt(value -> (int) value).toArray());
  }

  private static Tensor idx(Path file) {
    try {
      return Idx.read(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
