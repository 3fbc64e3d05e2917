package dev.touchstone.trials.redteam;

import dev.touchstone.trials.Browser;
import dev.touchstone.trials.Reply;
import dev.touchstone.trials.Upload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Plays the steps of an attack. */
final class Player {

  static final Duration LONGEST_GRADING = Duration.ofSeconds(150);

  private final Scene scene;

  Player(Scene scene) {
    this.scene = scene;
  }

  Observed play(Step step) {
    long begin = System.nanoTime();
    Observed seen = observe(step);
    long millis = (System.nanoTime() - begin) / 1_000_000;
    return seen.after(millis);
  }

  private Observed observe(Step step) {
    Check check = step.check();
    if (check != null) {
      return check.run(scene);
    }
    String sql = step.sql();
    if (sql != null) {
      return Observed.rows(
          scene.database().rows(scene.filled(sql)).stream()
              .map(row -> String.join(" ", row))
              .toList());
    }
    List<Reply> replies = replies(step);
    Observed seen = Observed.of(replies);
    return step.expect().verdict().isEmpty() ? seen : judged(step, replies.getLast(), seen);
  }

  private List<Reply> replies(Step step) {
    Callable<Reply> once = () -> reply(step);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Reply> replies = new ArrayList<>();
      List<Future<Reply>> running = new ArrayList<>();
      for (int i = 0; i < step.times(); i++) {
        Future<Reply> next = threads.submit(once);
        running.add(next);
        if (!step.parallel()) {
          next.get();
        }
      }
      for (Future<Reply> each : running) {
        replies.add(each.get());
      }
      keep(step, replies.getLast());
      return replies;
    } catch (ExecutionException e) {
      throw new IllegalStateException(String.valueOf(e.getCause()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void keep(Step step, Reply reply) {
    String name = step.keep();
    if (name != null) {
      reply
          .submission()
          .ifPresent(path -> scene.keep(name, path.substring(path.lastIndexOf('/') + 1)));
    }
  }

  private Reply reply(Step step) {
    Browser browser = scene.as(step.as());
    Step.Sent sent = step.sent();
    return sent == null ? request(browser, step) : handIn(browser, step, sent);
  }

  private Reply handIn(Browser browser, Step step, Step.Sent sent) {
    Map<String, String> fields = new HashMap<>();
    sent.fields().forEach((name, value) -> fields.put(name, scene.filled(value)));
    Upload upload = new Upload(fields, name(sent), content(sent));
    return browser.handIn(scene.page(step.exercise()), upload);
  }

  private static String name(Step.Sent sent) {
    String name = sent.name() == null ? sent.file() : sent.name();
    return name == null ? "submission.py" : name;
  }

  private byte[] content(Step.Sent sent) {
    byte[] once = bytes(sent);
    byte[] all = new byte[once.length * sent.times()];
    for (int i = 0; i < sent.times(); i++) {
      System.arraycopy(once, 0, all, i * once.length, once.length);
    }
    return all;
  }

  private byte[] bytes(Step.Sent sent) {
    try {
      String file = sent.file();
      String base64 = sent.base64();
      if (file != null) {
        return Files.readAllBytes(scene.file(file));
      }
      return base64 != null
          ? Base64.getMimeDecoder().decode(base64)
          : scene.filled(String.valueOf(sent.text())).getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Reply request(Browser browser, Step step) {
    String[] line = scene.filled(String.valueOf(step.request())).split(" ", 2);
    Map<String, String> fields = new LinkedHashMap<>();
    String page = step.page();
    if (page != null) {
      fields.putAll(browser.hidden(scene.filled(page)));
    }
    step.fields().forEach((name, value) -> fields.put(name, scene.filled(value)));
    String body = step.body() == null ? encoded(fields) : scene.filled(step.body());
    HttpRequest.Builder request = browser.request(line[1]);
    if (!fields.isEmpty() && !step.headers().containsKey("Content-Type")) {
      request.header("Content-Type", "application/x-www-form-urlencoded");
    }
    step.headers().forEach((name, value) -> request.setHeader(name, scene.filled(value)));
    return browser.send(request.method(line[0], BodyPublishers.ofString(body)).build());
  }

  private static String encoded(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(
            field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  /** What became of what was handed in, as its author and the TA get to see it. */
  private Observed judged(Step step, Reply reply, Observed seen) {
    @Nullable String path = reply.submission().orElse(null);
    if (path == null) {
      return seen;
    }
    String own = scene.as(step.as()).result(path, LONGEST_GRADING);
    String staffs = scene.platform().as(Scene.TA).page(path);
    return new Verdicts(scene.database()).of(path, seen).with(List.of(own, staffs));
  }

  static Map<String, String> lowerCase(Map<String, List<String>> headers) {
    return headers.entrySet().stream()
        .collect(
            Collectors.toMap(
                header -> header.getKey().toLowerCase(Locale.ROOT),
                header -> String.join("; ", header.getValue())));
  }
}
