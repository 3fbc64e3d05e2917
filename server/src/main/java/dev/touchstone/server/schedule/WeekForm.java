package dev.touchstone.server.schedule;

import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A week as it was typed.
 *
 * @param lectures a line for each, see {@link Lecture}
 * @param version of the week that the form was filled in from; 0 for a new one
 */
record WeekForm(
    String startsOn,
    String topicZh,
    String topicEn,
    String lectures,
    String slides,
    String recording,
    String readingZh,
    String readingEn,
    int version) {

  private static final int LONGEST_TOPIC = 200;
  private static final int LONGEST = 10_000;

  static WeekForm of(Week week, ZoneId zone) {
    return new WeekForm(
        week.startsOn().toString(),
        week.topic().zh(),
        week.topic().en(),
        week.lectures().stream()
            .map(lecture -> lecture.written(zone))
            .collect(Collectors.joining("\n")),
        week.slides() == null ? "" : week.slides(),
        week.recording() == null ? "" : week.recording(),
        week.reading().zh(),
        week.reading().en(),
        week.version());
  }

  static WeekForm blank(LocalDate startsOn) {
    return new WeekForm(startsOn.toString(), "", "", "", "", "", "", "", 0);
  }

  WeekForm atVersion(int newer) {
    return new WeekForm(
        startsOn, topicZh, topicEn, lectures, slides, recording, readingZh, readingEn, newer);
  }

  LocalDate day() {
    try {
      return LocalDate.parse(startsOn.strip());
    } catch (DateTimeException e) {
      throw new RefusedPageException("day", startsOn.strip());
    }
  }

  List<Lecture> hours(ZoneId zone) {
    return lectures
        .lines()
        .filter(line -> !line.isBlank())
        .map(line -> Lecture.read(line, zone))
        .toList();
  }

  /** What was typed in one language only is said in it to everybody. */
  String topic(boolean chinese) {
    String zh = topicZh.strip();
    String en = topicEn.strip();
    String topic = chinese ? (zh.isEmpty() ? en : zh) : (en.isEmpty() ? zh : en);
    if (topic.isEmpty() || topic.length() > LONGEST_TOPIC) {
      throw new RefusedPageException("topic", "");
    }
    return topic;
  }

  String reading(boolean chinese) {
    return checked(chinese ? readingZh : readingEn);
  }

  static String checked(String text) {
    if (text.length() > LONGEST) {
      throw new RefusedPageException("long", String.valueOf(LONGEST));
    }
    return text.strip();
  }

  static @Nullable String address(String text) {
    if (text.isBlank()) {
      return null;
    }
    try {
      URI uri = URI.create(text.strip());
      if (Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
          && uri.getHost() != null
          && text.length() <= 1000) {
        return uri.toString();
      }
    } catch (IllegalArgumentException e) {
      throw new RefusedPageException("address", text.strip());
    }
    throw new RefusedPageException("address", text.strip());
  }
}
