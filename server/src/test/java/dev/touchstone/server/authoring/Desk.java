package dev.touchstone.server.authoring;

import dev.touchstone.authoring.FolderZip;
import dev.touchstone.authoring.Gate;
import dev.touchstone.server.course.Membership;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.context.ApplicationContext;

/** Uploads and releases for tests that are not about the gate: it is passed without being run. */
public final class Desk {

  private final Versions versions;
  private final AuthoringDesk desk;
  private final Clock clock;

  public Desk(ApplicationContext server) {
    this.versions = server.getBean(Versions.class);
    this.desk = server.getBean(AuthoringDesk.class);
    this.clock = server.getBean(Clock.class);
  }

  /** An assignment with one exercise and a starter of its own. */
  public static byte[] folder(String opens, String due, String starter) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put(
        "assignment.yaml",
        utf8(
            """
            # For those who read this in Git.
            title: {zh: 归一化, en: Normalising}
            opens: %s
            due: %s
            attempts: {limit: 5}
            exercises:
              - {id: softmax, points: 10}
            """
                .formatted(opens, due)));
    files.put("statement.zh.md", utf8("把每一行变成 $p$。"));
    files.put("statement.en.md", utf8("Turn each row into $p$."));
    files.put("starter/softmax.py", utf8(starter));
    return FolderZip.pack(files);
  }

  /** A folder's zip of these files. */
  public static byte[] zip(Map<String, String> files) {
    SortedMap<String, byte[]> folder = new TreeMap<>();
    files.forEach((name, text) -> folder.put(name, utf8(text)));
    return FolderZip.pack(folder);
  }

  /** A version that the gate has said this of. */
  public UUID upload(Membership instructor, String slug, byte[] zip, Gate.Row... rows) {
    UUID id = desk.accept(instructor, slug, zip);
    versions.found(id, new Gate.Report(slug, List.of(rows)), clock.instant());
    return id;
  }

  public void release(Membership instructor, UUID version) {
    desk.release(instructor, version);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
