package dev.touchstone.server.schedule;

import dev.touchstone.server.course.Course;
import dev.touchstone.server.sample.SampleCourseLoaded;
import dev.touchstone.server.sample.YamlFile;
import dev.touchstone.server.schedule.ScheduleFile.Topic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Loads {@code schedule.yaml} once: what staff write afterwards is theirs. */
@Component
class ScheduleLoader {

  private final Schedule schedule;

  ScheduleLoader(Schedule schedule) {
    this.schedule = schedule;
  }

  // Runs inside the transaction that loads the course.
  @EventListener
  void load(SampleCourseLoaded loaded) {
    Path path = loaded.folder().resolve("schedule.yaml");
    if (Files.isRegularFile(path) && schedule.weeks(loaded.course()).isEmpty()) {
      ScheduleFile file = YamlFile.read(path, ScheduleFile.class);
      LocalDate first =
          LocalDate.ofInstant(loaded.at(), loaded.course().zone())
              .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      load(file, loaded.course(), first);
    }
  }

  private void load(ScheduleFile file, Course course, LocalDate first) {
    for (int i = 0; i < file.weeks().size(); i++) {
      LocalDate monday = first.plusDays(7L * i);
      long id = schedule.insert(course, form(file.weeks().get(i), monday));
      schedule.keepHours(id, hours(file, monday, course.zone()));
    }
    schedule.write(
        course,
        new CoursePage(
            Objects.requireNonNullElse(file.books(), Both.NOTHING),
            Objects.requireNonNullElse(file.hours(), Both.NOTHING),
            0),
        null);
  }

  private static List<Lecture> hours(ScheduleFile file, LocalDate monday, ZoneId zone) {
    return file.meets().stream()
        .map(
            one -> {
              LocalDate day = monday.with(TemporalAdjusters.nextOrSame(one.day()));
              return new Lecture(
                  day.atTime(one.begins()).atZone(zone).toInstant(),
                  day.atTime(one.ends()).atZone(zone).toInstant(),
                  Objects.requireNonNullElse(one.place(), ""));
            })
        .toList();
  }

  private static WeekForm form(Topic topic, LocalDate monday) {
    Both reading = Objects.requireNonNullElse(topic.reading(), Both.NOTHING);
    return new WeekForm(
        monday.toString(),
        topic.topic().zh(),
        topic.topic().en(),
        "",
        Objects.requireNonNullElse(topic.slides(), ""),
        Objects.requireNonNullElse(topic.recording(), ""),
        reading.zh(),
        reading.en(),
        0);
  }
}
