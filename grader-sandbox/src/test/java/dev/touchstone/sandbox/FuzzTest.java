package dev.touchstone.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.grading.Grader;
import dev.touchstone.grading.Verdict;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.ExerciseCatalog;
import dev.touchstone.reference.NumpyArchives;
import dev.touchstone.sandbox.Outcome.Ending;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/**
 * What a container says, with every answer right, changed at random: the grader reads all of it as
 * invalid output, without a crash, a hang, or memory that it keeps.
 */
class FuzzTest {

  private static final Exercise SOFTMAX = ExerciseCatalog.find("softmax").orElseThrow();
  private static final int EACH = 5_000;
  private static final long SEED = 20261121;

  private final Replay replay = new Replay();
  private final Grader grader = new Grader(replay);
  private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);

  @Test
  void unchangedItIsAccepted() {
    assertThat(verdict(UnaryOperator.identity(), UnaryOperator.identity()))
        .isEqualTo(Verdict.ACCEPTED);
  }

  @Test
  void tenThousandChangedFramesAndArchivesAreInvalidOutput() {
    // Classes are loaded and the answers known before memory is compared.
    verdict(this::changed, UnaryOperator.identity());
    long before = usedBytes();
    long started = System.nanoTime();
    for (int i = 0; i < EACH; i++) {
      assertThat(verdict(this::changed, UnaryOperator.identity()))
          .as("frames " + i)
          .isEqualTo(Verdict.INVALID_OUTPUT);
      assertThat(verdict(UnaryOperator.identity(), this::changed))
          .as("archive " + i)
          .isEqualTo(Verdict.INVALID_OUTPUT);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofMinutes(2));
    assertThat(usedBytes() - before).isLessThan(32 << 20);
  }

  /**
   * Bytes replaced, cut off, left out, put in or said twice; never the same as before. The last
   * byte is not left out alone: a stream that ends after a whole frame is one whose program ended.
   */
  private byte[] changed(byte[] bytes) {
    byte[] changed = change(bytes);
    return Arrays.equals(changed, bytes) ? changed(bytes) : changed;
  }

  private byte[] change(byte[] bytes) {
    int at = random.nextInt(bytes.length - 1);
    int end = random.nextInt(at + 1, Math.min(bytes.length, at + 64));
    return switch (random.nextInt(6)) {
      case 0, 1 -> flipped(bytes, random.nextInt(1, 6));
      case 2 -> Arrays.copyOf(bytes, bytes.length - random.nextInt(1, 17));
      case 3 -> join(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, end, bytes.length));
      case 4 -> join(Arrays.copyOf(bytes, end), Arrays.copyOfRange(bytes, at, bytes.length));
      default -> {
        byte[] noise = new byte[random.nextInt(1, 40)];
        random.nextBytes(noise);
        yield join(Arrays.copyOf(bytes, at), noise, Arrays.copyOfRange(bytes, at, bytes.length));
      }
    };
  }

  private byte[] flipped(byte[] bytes, int flips) {
    byte[] flipped = bytes.clone();
    for (int i = 0; i < flips; i++) {
      flipped[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    return flipped;
  }

  private Verdict verdict(UnaryOperator<byte[]> frames, UnaryOperator<byte[]> archive) {
    replay.frames = frames;
    replay.archive = archive;
    return grader.grade(SOFTMAX, new byte[0], "softmax.py", 1).verdict();
  }

  private static long usedBytes() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    List.of(parts).forEach(joined::writeBytes);
    return joined.toByteArray();
  }

  private static byte[] frame(char kind, int caseIndex, byte[] payload) {
    ByteBuffer frame =
        ByteBuffer.allocate(17 + payload.length)
            .put("TSF1".getBytes(StandardCharsets.US_ASCII))
            .put((byte) kind)
            .putInt(caseIndex)
            .putInt(payload.length);
    CRC32 crc = new CRC32();
    crc.update(frame.array(), 0, 13);
    crc.update(payload);
    return frame.putInt((int) crc.getValue()).put(payload).array();
  }

  /** Answers rightly, and what it says is changed on the way. */
  private static final class Replay implements Sandbox {

    private final Map<Integer, byte[]> answers = new HashMap<>();
    private UnaryOperator<byte[]> frames = UnaryOperator.identity();
    private UnaryOperator<byte[]> archive = UnaryOperator.identity();

    @Override
    public Outcome run(Program program, Limits limits) {
      byte[] stream =
          join(
              answered(program, true),
              frame('S', -1, new byte[0]),
              answered(program, false),
              frame('D', -1, new byte[0]));
      Transcript transcript = new Transcript(limits);
      transcript.frames(frame('R', -1, new byte[8]));
      transcript.expect(Job.of(program, limits, "mark"), Logbook.NONE);
      transcript.frames(frames.apply(stream));
      transcript.close(new Ending.Died(0));
      Ending said = transcript.ending().join();
      Ending ending = said instanceof Ending.Died died ? transcript.death(died.exitCode()) : said;
      return transcript.outcome(ending, image(), new Phases());
    }

    private byte[] answered(Program program, boolean shown) {
      byte[] said = {};
      for (int i = 0; i < program.cases().size(); i++) {
        Program.Case asked = program.cases().get(i);
        byte[] saved =
            answers.computeIfAbsent(i, c -> NumpyArchives.saved(SOFTMAX.answer(asked.inputs())));
        if (asked.shown() == shown) {
          said = join(said, frame('V', i, archive.apply(saved)));
        }
      }
      return said;
    }

    @Override
    public String image() {
      return "none";
    }

    @Override
    public void close() {}
  }
}
