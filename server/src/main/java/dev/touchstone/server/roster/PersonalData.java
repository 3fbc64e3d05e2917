package dev.touchstone.server.roster;

import dev.touchstone.server.assignment.Visibility;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.Role;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a course keeps of a person, as a zip: tables as JSON and the files as they came. It holds
 * what that person may see themselves, whoever asks for it: results that are closed stay closed.
 */
@Component
class PersonalData {

  private record Handed(String folder, String fileName, String blob) {}

  private record Draft(String exercise, byte[] content) {}

  private final JdbcClient jdbc;
  private final Visibility visibility;

  PersonalData(JdbcClient jdbc, Visibility visibility) {
    this.jdbc = jdbc;
    this.visibility = visibility;
  }

  void write(Membership of, OutputStream out) throws IOException {
    try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      for (Map.Entry<String, String> table : tables(of).entrySet()) {
        entry(zip, table.getKey() + ".json", rows(of, table.getValue()));
      }
      for (Handed file : files(of)) {
        entry(zip, file.folder() + "/" + harmless(file.fileName()), blob(file));
      }
      for (Draft draft : drafts(of)) {
        entry(zip, "drafts/" + draft.exercise() + ".py", draft.content());
      }
    }
  }

  private Map<String, String> tables(Membership of) {
    Map<String, String> tables = new TreeMap<>(PersonalTables.ALL);
    var student = new Membership(of.accountId(), of.course(), Role.STUDENT);
    tables.put(
        "submissions",
        "select submission_id, assignment, exercise, verdict, score, max, late, received, graded,"
            + " receipt from "
            + visibility.scores(student)
            + " where account_id = :account and course_id = :course order by received");
    return tables;
  }

  private byte[] rows(Membership of, String select) {
    return jdbc.sql(
            "select coalesce(jsonb_pretty(jsonb_agg(to_jsonb(kept))), '[]') from ("
                + select
                + ") kept")
        .param("account", of.accountId())
        .param("course", of.course().id())
        .query(String.class)
        .single()
        .getBytes(StandardCharsets.UTF_8);
  }

  private List<Handed> files(Membership of) {
    return jdbc.sql(
            """
            select 'submissions/' || submission.id as folder, file_name, blob from submission
            join assignment_exercise asked on asked.id = assignment_exercise_id
            join assignment on assignment.id = asked.assignment_id
            where account_id = :account and assignment.course_id = :course
            union all
            select 'trials/' || id, file_name, blob from trial
            where account_id = :account and course_id = :course
            union all
            select 'entries/' || entry.id, file_name, blob from entry
            join team on team.id = entry.team_id
            join competition on competition.id = team.competition_id
            where entry.account_id = :account and competition.course_id = :course
            order by folder
            """)
        .param("account", of.accountId())
        .param("course", of.course().id())
        .query(Handed.class)
        .list();
  }

  private List<Draft> drafts(Membership of) {
    return jdbc.sql(
            """
            select assignment.slug || '/' || asked.exercise as exercise, draft.content from draft
            join assignment_exercise asked on asked.id = draft.assignment_exercise_id
            join assignment on assignment.id = asked.assignment_id
            where draft.account_id = :account and assignment.course_id = :course
              and draft.content is not null
            order by exercise
            """)
        .param("account", of.accountId())
        .param("course", of.course().id())
        .query(Draft.class)
        .list();
  }

  // One file in memory at a time, however many there are.
  private byte[] blob(Handed file) {
    return jdbc.sql("select content from blob where sha256 = ?")
        .param(file.blob())
        .query(byte[].class)
        .single();
  }

  private static String harmless(String fileName) {
    String name = fileName.replaceAll("[^\\p{L}\\p{N}._ -]", "_");
    return name.isBlank() || name.startsWith(".") ? "file" + name : name;
  }

  private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }
}
