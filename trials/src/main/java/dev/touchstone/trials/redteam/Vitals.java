package dev.touchstone.trials.redteam;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How the server's process is.
 *
 * @param heap bytes in use after a collection
 */
record Vitals(long heap, long threads, long descriptors) {

  private static final long HEAP_SLACK = 64 << 20;
  private static final int THREAD_SLACK = 20;
  private static final int DESCRIPTOR_SLACK = 150;

  private static final Pattern USED = Pattern.compile("(?:generation|heap).*?used (\\d+)K");
  private static final Pattern THREADS = Pattern.compile("Threads:\\s+(\\d+)");

  static Vitals of(long pid) {
    try (Stream<Path> open = Files.list(Path.of("/proc/" + pid + "/fd"))) {
      jcmd(pid, "GC.run");
      return new Vitals(
          sum(USED, jcmd(pid, "GC.heap_info")) * 1024,
          sum(THREADS, Files.readString(Path.of("/proc/" + pid + "/status"))),
          open.count());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What has grown beyond what a server that idles may need. */
  List<String> grownSince(Vitals before) {
    List<String> grown = new ArrayList<>();
    if (heap > 2 * before.heap + HEAP_SLACK) {
      grown.add("heap grew from " + before.heap + " to " + heap + " bytes");
    }
    if (threads > before.threads + THREAD_SLACK) {
      grown.add("threads grew from " + before.threads + " to " + threads);
    }
    if (descriptors > before.descriptors + DESCRIPTOR_SLACK) {
      grown.add("open files grew from " + before.descriptors + " to " + descriptors);
    }
    return grown;
  }

  private static long sum(Pattern number, String text) {
    return number.matcher(text).results().mapToLong(found -> Long.parseLong(found.group(1))).sum();
  }

  private static String jcmd(long pid, String command) throws IOException {
    String tool = System.getProperty("java.home") + "/bin/jcmd";
    Process process =
        new ProcessBuilder(tool, Long.toString(pid), command).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes());
  }
}
