package dev.touchstone.server.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.sandbox.Logged.Curve;
import dev.touchstone.sandbox.Logged.Point;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineTest {

  private final Line line = new Line();

  @Test
  void whatFitsIsKeptWhole() {
    add(0, 2000);

    Line.News news = line.take();
    assertThat(news.points()).hasSize(2000);
    assertThat(news.stride()).isEqualTo(1);
    assertThat(news.thinned()).isFalse();
  }

  @Test
  void ofAMillionEveryKthIsKeptAndTheLastIsKnown() {
    List<Long> kept = new ArrayList<>();
    for (long from = 0; from < 1_000_000; from += 10_000) {
      add(from, from + 10_000);
      Line.News news = line.take();
      if (news.thinned()) {
        kept.removeIf(index -> index % news.stride() != 0);
      }
      news.points().forEach(point -> kept.add(point.index()));
    }
    Line.News last = news(1_000_000);

    assertThat(last.stride()).isEqualTo(512);
    assertThat(last.total()).isEqualTo(1_000_001);
    assertThat(last.last().index()).isEqualTo(1_000_000);
    assertThat(kept).hasSizeBetween(1000, 2001).isSorted();
    assertThat(kept).allMatch(index -> index % 512 == 0).contains(0L);
  }

  @Test
  void forgedIndicesFillNothing() {
    for (int i = 0; i < 10_000; i++) {
      line.add(point((long) i << 38));
    }
    line.add(point(5));

    Line.News news = line.take();
    assertThat(news.points()).hasSizeLessThanOrEqualTo(Line.MOST);
    assertThat(news.last().index()).isEqualTo(9_999L << 38);
  }

  private Line.News news(long index) {
    line.add(point(index));
    return line.take();
  }

  private void add(long from, long to) {
    for (long index = from; index < to; index++) {
      line.add(point(index));
    }
  }

  private static Point point(long index) {
    return new Point(Curve.LOSS, "loss", index, index, null, 1.0 / (1 + index));
  }
}
