package dev.touchstone.server.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.server.limit.RateProperties.Rate;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PursesTest {

  private final AtomicLong nanos = new AtomicLong();
  private final Purses purses =
      new Purses(
          new Rate(10, 60),
          new TimeMeter() {
            @Override
            public long currentTimeNanos() {
              return nanos.get();
            }

            @Override
            public boolean isWallClockBased() {
              return false;
            }
          });

  @Test
  void anEmptyPurseSaysHowLongUntilThereIsEnough() {
    assertThat(purses.pay("lin", 9)).isZero();
    assertThat(purses.pay("lin", 4)).isEqualTo(Duration.ofSeconds(3));
    tick(Duration.ofSeconds(3));
    assertThat(purses.pay("lin", 4)).isZero();
  }

  @Test
  void whatIsRefusedCostsNothing() {
    purses.pay("lin", 10);
    for (int i = 0; i < 50; i++) {
      assertThat(purses.pay("lin", 1)).isEqualTo(Duration.ofSeconds(1));
    }
    tick(Duration.ofSeconds(1));
    assertThat(purses.pay("lin", 1)).isZero();
  }

  @Test
  void nobodyPaysForAnother() {
    purses.pay("lin", 10);
    assertThat(purses.pay("chen", 10)).isZero();
  }

  @Test
  void whatIsDearerThanAFullPurseIsPaidWithAllOfIt() {
    assertThat(purses.pay("lin", 1000)).isZero();
    assertThat(purses.pay("lin", 1)).isPositive();
  }

  @Test
  void aPurseThatIsFullAgainIsForgotten() {
    purses.pay("lin", 10);
    purses.pay("chen", 1);
    tick(Duration.ofSeconds(2));
    purses.sweep();
    assertThat(purses.size()).isEqualTo(1);
    tick(Duration.ofSeconds(8));
    purses.sweep();
    assertThat(purses.size()).isZero();
  }

  @Test
  void aPurseThatNeverHoldsAnythingIsAMistake() {
    assertThatThrownBy(() -> new Rate(0, 10)).hasMessageContaining("at least 1");
  }

  private void tick(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
