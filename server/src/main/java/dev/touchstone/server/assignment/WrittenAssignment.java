package dev.touchstone.server.assignment;

import dev.touchstone.authoring.AssignmentFile;
import dev.touchstone.authoring.AssignmentFile.Asked;
import dev.touchstone.authoring.AssignmentFile.Attempts;
import dev.touchstone.authoring.AssignmentFile.Late;
import dev.touchstone.authoring.AssignmentFile.Policy;
import dev.touchstone.authoring.AssignmentYaml;
import dev.touchstone.authoring.Moment;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes an assignment as the folder that would make it: the way back of {@link Releases}. Whoever
 * uploads that folder gets the same terms, dates, points and starters. Solutions and mistakes are
 * not stored, and so are not in it.
 */
public final class WrittenAssignment {

  private WrittenAssignment() {}

  /** The folder's files by their paths in it. */
  public static SortedMap<String, byte[]> of(Assignment assignment, ZoneId zone) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put("assignment.yaml", utf8(AssignmentYaml.of(file(assignment, zone))));
    files.put("statement.zh.md", utf8(assignment.statement().zh()));
    files.put("statement.en.md", utf8(assignment.statement().en()));
    for (AssignmentExercise asked : assignment.exercises()) {
      asked
          .ownStarter()
          .ifPresent(starter -> files.put("starter/" + asked.exercise() + ".py", utf8(starter)));
    }
    return files;
  }

  private static AssignmentFile file(Assignment assignment, ZoneId zone) {
    Terms terms = assignment.terms();
    return new AssignmentFile(
        assignment.title(),
        Moment.notBefore(assignment.opensAt(), zone),
        Moment.notBefore(assignment.dueAt(), zone),
        new Late(
            Policy.valueOf(terms.late().policy().name()),
            terms.late().perDay(),
            terms.late().days()),
        new Attempts(terms.attempts(), terms.coolDown()),
        terms.counts().name().toLowerCase(Locale.ROOT),
        null,
        assignment.exercises().stream()
            .map(
                asked -> new Asked(asked.exercise(), asked.points(), asked.groups(), asked.needs()))
            .toList());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
