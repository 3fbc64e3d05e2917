package dev.touchstone.server.experiment;

import dev.touchstone.sandbox.Logbook;
import dev.touchstone.sandbox.Logged;
import dev.touchstone.sandbox.Logged.About;
import dev.touchstone.sandbox.Logged.Curve;
import dev.touchstone.sandbox.Logged.End;
import dev.touchstone.sandbox.Logged.Point;
import dev.touchstone.sandbox.Logged.Setting;
import dev.touchstone.server.grading.RunLogs.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one program logs, between its hearing and its writing down. The thread that reads the
 * container only puts it here; one of its own writes while there is something new, and pauses
 * between two writings. Nothing that fails here reaches the grading.
 */
final class Recording implements Logbook {

  static final int MOST_SERIES = 32;
  static final int MOST_SETTINGS = 384;

  private static final Logger log = LoggerFactory.getLogger(Recording.class);
  private static final Duration PAUSE = Duration.ofMillis(300);

  /** What a series is called. */
  record SeriesName(Curve curve, String name) {}

  /** What a setting is called. */
  record SettingName(About about, String name) {}

  /** What is written at once. */
  record Batch(Map<SeriesName, Line.News> series, List<Setting> settings, boolean leftOut) {}

  private final RunStore store;
  private final Source source;
  private final ReentrantLock writing = new ReentrantLock();
  private final Map<SeriesName, Line> lines = new LinkedHashMap<>();
  private final Map<SettingName, Setting> settings = new LinkedHashMap<>();
  private List<Setting> freshSettings = new ArrayList<>();
  private boolean leftOut;
  private boolean dirty;
  private boolean writes;
  private boolean over;
  private boolean saidWell = true;
  private volatile @Nullable UUID run;

  Recording(RunStore store, Source source) {
    this.store = store;
    this.source = source;
  }

  @Override
  public synchronized void heard(Logged logged) {
    if (over) {
      return;
    }
    switch (logged) {
      case Point point -> add(point);
      case Setting setting -> add(setting);
      case End end -> saidWell = end.well();
    }
    dirty = true;
    if (!writes) {
      writes = true;
      Thread.ofVirtual().name("run-log").start(this::writeWhileThereIsNews);
    }
  }

  private void add(Point point) {
    SeriesName name = new SeriesName(point.curve(), point.name());
    Line line = lines.get(name);
    if (line == null) {
      if (lines.size() == MOST_SERIES) {
        leftOut = true;
        return;
      }
      line = new Line();
      lines.put(name, line);
    }
    line.add(point);
  }

  private void add(Setting setting) {
    SettingName name = new SettingName(setting.about(), setting.name());
    if (!settings.containsKey(name) && settings.size() == MOST_SETTINGS) {
      leftOut = true;
      return;
    }
    if (!setting.equals(settings.put(name, setting)) && freshSettings.size() < 2 * MOST_SETTINGS) {
      freshSettings.add(setting);
    }
  }

  private void writeWhileThereIsNews() {
    do {
      write();
      pause();
    } while (goesOn());
  }

  private synchronized boolean goesOn() {
    writes = dirty && !over;
    return writes;
  }

  private void write() {
    writing.lock();
    try {
      Batch batch = take();
      UUID known = run;
      if (known == null) {
        known = store.begin(source);
        run = known;
        store.sweep(source);
      }
      store.write(known, batch);
    } catch (RuntimeException e) {
      // The curve has a gap; the grading goes on.
      log.warn("What {} logs could not be written down", source.id(), e);
    } finally {
      writing.unlock();
    }
  }

  private synchronized Batch take() {
    Map<SeriesName, Line.News> news = new LinkedHashMap<>();
    lines.forEach(
        (name, line) -> {
          if (line.hasNews()) {
            news.put(name, line.take());
          }
        });
    List<Setting> fresh = freshSettings;
    freshSettings = new ArrayList<>();
    dirty = false;
    return new Batch(news, fresh, leftOut);
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void ended(Ending ending, String printed, boolean cut) {
    boolean hasNews;
    synchronized (this) {
      over = true;
      hasNews = dirty;
    }
    if (hasNews) {
      write();
    }
    writing.lock();
    try {
      store.end(source.id(), RunState.of(ending, saidWell), printed, cut);
    } catch (RuntimeException e) {
      log.warn("The end of {} could not be written down", source.id(), e);
    } finally {
      writing.unlock();
    }
  }
}
