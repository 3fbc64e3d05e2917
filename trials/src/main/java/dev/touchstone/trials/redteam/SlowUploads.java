package dev.touchstone.trials.redteam;

import dev.touchstone.trials.Browser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Forms whose bytes come slowly, over bare sockets. */
final class SlowUploads {

  private static final int MANY = 100;
  private static final Duration UNTIL_DUE = Duration.ofSeconds(2);

  private SlowUploads() {}

  /** What begins before the deadline and is complete after it is late, whatever its clock says. */
  static List<String> pastTheDeadline(Scene scene) {
    String due =
        "update assignment set due_at = now() + interval '2 seconds' where slug = 'linear-models'";
    String before = "select due_at from assignment where slug = 'linear-models'";
    String was = scene.database().rows(before).getFirst().getFirst();
    try {
      Slow slow = Slow.open(scene);
      slow.begin();
      scene.database().rows(due);
      sleep(UNTIL_DUE.plusMillis(500));
      String answer = slow.finish();
      String late = "select late from score where student = 'lin' order by received desc limit 1";
      boolean isLate = scene.database().rows(late).getFirst().getFirst().equals("t");
      if (!answer.contains(" 302 ")) {
        return List.of("answered " + answer);
      }
      return isLate ? List.of() : List.of("counts as handed in before the deadline");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      scene
          .database()
          .rows(
              "update assignment set due_at = ?::text::timestamptz where slug = 'linear-models'",
              was);
    }
  }

  /** A hundred bodies that never end, and somebody who wants a page. */
  static List<String> aHundred(Scene scene) {
    List<Slow> slow = new ArrayList<>();
    try {
      for (int i = 0; i < MANY; i++) {
        Slow one = Slow.open(scene);
        one.begin();
        slow.add(one);
      }
      long begin = System.nanoTime();
      scene.platform().as("chen").page("/courses/dl");
      long millis = (System.nanoTime() - begin) / 1_000_000;
      return millis < 2_000 ? List.of() : List.of("a page takes " + millis + " ms meanwhile");
    } catch (IOException e) {
      return List.of("no further connection: " + e.getMessage());
    } finally {
      slow.forEach(Slow::close);
    }
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** One such form: code that is right, handed in by lin. */
  private record Slow(Socket socket, String head, String firstHalf, String secondHalf) {

    static Slow open(Scene scene) throws IOException {
      Browser lin = scene.platform().as("lin");
      URI server = scene.platform().address();
      String page = scene.page("softmax");
      Map<String, String> hidden = lin.hidden(page);
      String first =
          part("_csrf", hidden.getOrDefault("_csrf", ""))
              + part("form", hidden.getOrDefault("form", ""));
      String second = part("code", "def softmax(o):\n    return o\n") + "--slow--\r\n";
      String head =
          "POST "
              + page
              + "/submissions HTTP/1.1\r\nHost: "
              + server.getAuthority()
              + "\r\nCookie: TOUCHSTONE="
              + lin.cookie("TOUCHSTONE")
              + "\r\nDate: Mon, 01 Jan 2024 00:00:00 GMT\r\nConnection: close"
              + "\r\nContent-Type: multipart/form-data; boundary=slow\r\nContent-Length: "
              + (first + second).length()
              + "\r\n\r\n";
      return new Slow(new Socket(server.getHost(), server.getPort()), head, first, second);
    }

    private static String part(String name, String value) {
      return "--slow\r\nContent-Disposition: form-data; name=\""
          + name
          + "\"\r\n\r\n"
          + value
          + "\r\n";
    }

    void begin() throws IOException {
      write(head + firstHalf);
    }

    String finish() throws IOException {
      write(secondHalf);
      socket.setSoTimeout(20_000);
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      socket.close();
      return answer.lines().findFirst().orElse("nothing");
    }

    private void write(String text) throws IOException {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
    }

    void close() {
      try {
        socket.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
