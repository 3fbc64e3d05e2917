package dev.touchstone.trials.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Everybody looks at once: requests a second for the board, and for a file of the same size. */
final class Rush {

  private static final int AT_ONCE = 8;
  private static final Duration TIME = Duration.ofSeconds(2);
  private static final String FILE = "same-size.html";

  private Rush() {}

  static Ratio againstAFile(URI server, FilledBoard board, Path files, int rounds) {
    try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      URI page = server.resolve(board.open());
      byte[] body = get(http, page);
      Files.write(files.resolve(FILE), body);
      URI file = server.resolve("/assets/" + FILE);
      if (get(http, file).length != body.length) {
        throw new IllegalStateException("the file is not served as it is");
      }
      List<Double> pages = new ArrayList<>();
      List<Double> plain = new ArrayList<>();
      for (int round = -1; round < rounds; round++) {
        double ours = perSecond(http, page);
        double theirs = perSecond(http, file);
        if (round >= 0) {
          pages.add(ours);
          plain.add(theirs);
        }
      }
      return Ratio.of(
          "rush",
          "the board for everybody",
          "a file of %,d bytes".formatted(body.length),
          "/s",
          new Sample(pages),
          new Sample(plain),
          true,
          BoardBenchCommand.shareOfAFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double perSecond(HttpClient http, URI address) {
    long from = System.nanoTime();
    long to = from + TIME.toNanos();
    var answered = new AtomicInteger();
    Callable<?> one =
        () -> {
          while (System.nanoTime() < to) {
            get(http, address);
            answered.incrementAndGet();
          }
          return answered;
        };
    List<Callable<?>> hands = new ArrayList<>();
    IntStream.range(0, AT_ONCE).forEach(i -> hands.add(one));
    Burst.together(AT_ONCE, hands);
    return answered.get() * 1e9 / (System.nanoTime() - from);
  }

  private static byte[] get(HttpClient http, URI address) throws IOException {
    try {
      var answer =
          http.send(
              HttpRequest.newBuilder(address).header("Accept-Language", "en").build(),
              BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(address + " answers " + answer.statusCode());
      }
      return answer.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
