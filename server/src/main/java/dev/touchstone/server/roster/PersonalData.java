package dev.touchstone.server.roster;

import dev.touchstone.server.assignment.Visibility;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.Role;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  private record Handed(String id, String fileName, String blob) {}

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
        entry(zip, "submissions/" + file.id() + "/" + harmless(file.fileName()), blob(file));
      }
    }
  }

  private Map<String, String> tables(Membership of) {
    Map<String, String> tables = new LinkedHashMap<>();
    tables.put(
        "account",
        """
        select name, display_name, student_number, email, created_at from account
        where id = :account and :course > 0
        """);
    tables.put(
        "enrolment",
        """
        select course.slug as course, enrolment.role, section.name as section, enrolment.seen_at
        from enrolment join course on course.id = enrolment.course_id
        left join section on section.id = enrolment.section_id
        where enrolment.account_id = :account and enrolment.course_id = :course
        """);
    tables.put(
        "tokens",
        """
        select name, prefix, scopes, made_at, expires_at, used_at, revoked_at from personal_token
        where account_id = :account and :course > 0 order by id
        """);
    tables.put(
        "identities",
        """
        select issuer, subject, how, connected_at, used_at, ended_at from identity
        where account_id = :account and :course > 0 order by id
        """);
    var student = new Membership(of.accountId(), of.course(), Role.STUDENT);
    tables.put(
        "submissions",
        "select submission_id, assignment, exercise, verdict, score, max, late, received, graded,"
            + " receipt from "
            + visibility.scores(student)
            + " where account_id = :account and course_id = :course order by received");
    tables.put(
        "extensions",
        """
        select assignment.slug as assignment, extension.kind, extension.due_at, extension.days,
          extension.reason, extension.at
        from extension join assignment on assignment.id = extension.assignment_id
        where extension.account_id = :account and assignment.course_id = :course
        order by extension.id
        """);
    tables.put(
        "adjustments",
        """
        select assignment.slug as assignment, adjustment.points, adjustment.reason,
          adjustment.released_at
        from adjustment join assignment on assignment.id = adjustment.assignment_id
        where adjustment.account_id = :account and assignment.course_id = :course
          and adjustment.released_at <= now() order by adjustment.id
        """);
    tables.put(
        "annulments",
        """
        select assignment.slug as assignment, annulment.exercise, annulment.reason, annulment.made_at
        from annulment join assignment on assignment.id = annulment.assignment_id
        where annulment.account_id = :account and assignment.course_id = :course
        order by annulment.id
        """);
    tables.put(
        "runs",
        """
        select id, started_at, file_name, memo from experiment_run
        where account_id = :account and course_id = :course order by started_at
        """);
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
            select submission.id::text, file_name, blob from submission
            join assignment_exercise asked on asked.id = assignment_exercise_id
            join assignment on assignment.id = asked.assignment_id
            where account_id = :account and assignment.course_id = :course order by received_at
            """)
        .param("account", of.accountId())
        .param("course", of.course().id())
        .query(Handed.class)
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
