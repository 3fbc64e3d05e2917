package dev.touchstone.trials.chaos;

import dev.touchstone.trials.Browser;
import dev.touchstone.trials.Platform;
import dev.touchstone.trials.Reply;
import dev.touchstone.trials.Upload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

/**
 * Twenty students hand in, a few at a time, no faster than is graded. Who gets no answer, or one
 * that says it was not his fault, sends the same form again until there is a receipt, as a
 * browser's button does.
 */
final class Students {

  private static final int PEOPLE = 20;
  private static final int AT_ONCE = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration AGAIN = Duration.ofSeconds(1);
  private static final int OURS = 500;

  private final Platform platform;
  private final int howMany;
  private final int mostWaiting;
  private final IntSupplier judged;
  private final AtomicInteger next = new AtomicInteger();
  private final List<HandedIn> handedIn = new CopyOnWriteArrayList<>();
  private final List<String> troubles = new CopyOnWriteArrayList<>();
  private final List<Thread> hands;

  /**
   * @param judged how many have a verdict by now
   */
  Students(Platform platform, int howMany, int mostWaiting, IntSupplier judged) {
    this.platform = platform;
    this.howMany = howMany;
    this.mostWaiting = mostWaiting;
    this.judged = judged;
    this.hands =
        IntStream.range(0, AT_ONCE)
            .mapToObj(i -> Thread.ofVirtual().unstarted(this::work))
            .toList();
  }

  void begin() {
    hands.forEach(Thread::start);
  }

  boolean areDone() {
    return hands.stream().noneMatch(Thread::isAlive);
  }

  List<HandedIn> handedIn() {
    return handedIn;
  }

  /** What kept somebody from handing in at all. */
  List<String> troubles() {
    return troubles;
  }

  private void work() {
    for (int number; (number = next.getAndIncrement()) < howMany; ) {
      try {
        Processes.await(
            "room in the queue", PATIENCE, () -> handedIn.size() - judged.getAsInt() < mostWaiting);
        handIn(number);
      } catch (RuntimeException e) {
        troubles.add("number " + number + ": " + e.getMessage());
      }
    }
  }

  private void handIn(int number) {
    Work work = Work.number(number);
    // The kinds of work come round with the people; so that each has some of all, they move on by
    // one.
    String student = "s%02d".formatted(1 + (number + number / PEOPLE) % PEOPLE);
    String page =
        work.isEntry()
            ? "/courses/storm/competitions/" + work.place()
            : "/courses/storm/assignments/storm/" + work.place();
    String action = page + (work.isEntry() ? "/entries" : "/submissions");
    Map<String, String> form = new HashMap<>();
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end)) {
      Optional<String> receipt = send(student, page, action, form, work);
      if (receipt.isPresent()) {
        String path = receipt.get();
        UUID id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
        handedIn.add(new HandedIn(id, student, work));
        return;
      }
      Processes.pause(AGAIN);
    }
    throw new IllegalStateException("no receipt after " + PATIENCE.toMinutes() + " minutes");
  }

  /** The form's own id stays, however often it is sent; what guards it is fetched anew. */
  private Optional<String> send(
      String student, String page, String action, Map<String, String> form, Work work) {
    try {
      Browser browser = platform.as(student);
      Map<String, String> hidden = browser.hidden(page);
      hidden.putAll(form);
      if (hidden.containsKey("form")) {
        form.put("form", hidden.get("form"));
      }
      Reply reply =
          browser.handIn(
              action, hidden, Upload.file("work.py", work.code().getBytes(StandardCharsets.UTF_8)));
      if (reply.submission().isEmpty() && reply.status() < OURS && reply.status() >= 400) {
        throw new IllegalArgumentException(student + " was refused: " + reply.status());
      }
      return reply.submission();
    } catch (IllegalArgumentException refused) {
      throw new IllegalStateException(refused.getMessage(), refused);
    } catch (RuntimeException noAnswer) {
      return Optional.empty();
    }
  }
}
