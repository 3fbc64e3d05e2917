package dev.touchstone.server.authoring;

import dev.touchstone.server.course.Membership;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** Everything to take away, as the folders it is made of. */
@Controller
@RequestMapping("/courses/{course}/authoring/export")
class ExportController {

  private final Exports exports;

  ExportController(Exports exports) {
    this.exports = exports;
  }

  @GetMapping
  ResponseEntity<byte[]> course(Membership member) {
    return zip(member.course().slug(), exports.course(member.instructorOnly()));
  }

  @GetMapping("/{assignment}")
  ResponseEntity<byte[]> assignment(Membership member, @PathVariable String assignment) {
    return zip(assignment, exports.zip(member.instructorOnly(), assignment));
  }

  static ResponseEntity<byte[]> zip(String name, byte[] content) {
    var disposition =
        ContentDisposition.attachment().filename(name + ".zip", StandardCharsets.UTF_8).build();
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, "application/zip")
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
        .body(content);
  }
}
