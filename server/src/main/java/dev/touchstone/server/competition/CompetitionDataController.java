package dev.touchstone.server.competition;

import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import dev.touchstone.server.submission.Blobs;
import java.util.function.BiFunction;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The data of a competition that takes files: what to learn from, and what to predict. */
@Controller
class CompetitionDataController {

  private final CompetitionAccess competitions;
  private final Blobs blobs;

  CompetitionDataController(CompetitionAccess competitions, Blobs blobs) {
    this.competitions = competitions;
    this.blobs = blobs;
  }

  @GetMapping("/courses/{course}/competitions/{competition}/train.{extension}")
  ResponseEntity<byte[]> train(
      Membership member, @PathVariable("competition") String slug, @PathVariable String extension) {
    return file(member, slug, "train", extension, Competition::trainingFile);
  }

  /** Without what is to be predicted, in an order that does not tell the private rows. */
  @GetMapping("/courses/{course}/competitions/{competition}/test.{extension}")
  ResponseEntity<byte[]> test(
      Membership member, @PathVariable("competition") String slug, @PathVariable String extension) {
    return file(member, slug, "test", extension, Competition::testFile);
  }

  private ResponseEntity<byte[]> file(
      Membership member,
      String slug,
      String name,
      String extension,
      BiFunction<Competition, DataSet, byte[]> written) {
    Competition competition = competitions.competition(member, slug);
    if (!competition.takes().files()) {
      throw new NotHereException("data of competition " + competition.id());
    }
    DataSet set = DataSet.read(blobs.read(competition.data()));
    if (!set.extension().equals(extension)) {
      throw new NotHereException("data of competition " + competition.id() + " as " + extension);
    }
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_TYPE,
            extension.equals("csv") ? "text/csv;charset=UTF-8" : "application/zip")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(competition.slug() + "-" + name + "." + extension)
                .build()
                .toString())
        .body(written.apply(competition, set));
  }
}
