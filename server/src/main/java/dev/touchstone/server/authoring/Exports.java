package dev.touchstone.server.authoring;

import dev.touchstone.authoring.CourseFile;
import dev.touchstone.authoring.CourseYaml;
import dev.touchstone.authoring.FolderZip;
import dev.touchstone.authoring.Grading;
import dev.touchstone.server.assignment.Assignment;
import dev.touchstone.server.assignment.AssignmentAccess;
import dev.touchstone.server.assignment.WrittenAssignment;
import dev.touchstone.server.course.Course;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.gradebook.CourseGrading;
import dev.touchstone.server.submission.Blobs;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gives assignments back as the folders that they are made of. One that was uploaded comes as it
 * was; one that was not is written from what is stored. Nothing in it is about students.
 */
@Component
class Exports {

  private final AssignmentAccess assignments;
  private final Versions versions;
  private final Blobs blobs;
  private final CourseGrading grading;

  Exports(AssignmentAccess assignments, Versions versions, Blobs blobs, CourseGrading grading) {
    this.assignments = assignments;
    this.versions = versions;
    this.blobs = blobs;
    this.grading = grading;
  }

  /** The folder as a zip; of an uploaded one the very file. */
  byte[] zip(Membership instructor, String slug) {
    Assignment assignment = assignments.assignment(instructor.instructorOnly(), slug);
    return uploaded(assignment).orElseGet(() -> FolderZip.pack(files(instructor, assignment)));
  }

  /** The folder's files by their paths in it. */
  SortedMap<String, byte[]> files(Membership instructor, Assignment assignment) {
    return uploaded(assignment)
        .map(Folders::files)
        .orElseGet(() -> WrittenAssignment.of(assignment, instructor.course().zone()));
  }

  /** The course's folder with all its assignments, without people. */
  byte[] course(Membership instructor) {
    List<Assignment> all = assignments.visible(instructor.instructorOnly());
    SortedMap<String, byte[]> files = new TreeMap<>();
    String description =
        CourseYaml.of(file(instructor.course(), all, grading.of(instructor).orElse(null)));
    files.put("course.yaml", description.getBytes(StandardCharsets.UTF_8));
    for (Assignment assignment : all) {
      files(instructor, assignment)
          .forEach(
              (path, content) ->
                  files.put("assignments/" + assignment.slug() + "/" + path, content));
    }
    return FolderZip.pack(files);
  }

  private Optional<byte[]> uploaded(Assignment assignment) {
    return versions
        .released(assignment.courseId(), assignment.slug())
        .map(version -> blobs.read(version.folder()));
  }

  private static CourseFile file(
      Course course, List<Assignment> assignments, @Nullable Grading grading) {
    return new CourseFile(
        course.slug(),
        course.title(),
        course.zone(),
        course.slipDays(),
        course.fixDeduction(),
        course.inquiryDays(),
        "",
        List.of(),
        assignments.stream().map(Assignment::slug).toList(),
        null,
        grading);
  }
}
