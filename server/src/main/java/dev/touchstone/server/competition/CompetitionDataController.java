package dev.touchstone.server.competition;

import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import dev.touchstone.server.submission.Blobs;
import java.nio.charset.StandardCharsets;
import java.util.function.BiFunction;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The data of a competition that takes files: rows to learn from, and rows to predict. */
@Controller
class CompetitionDataController {

  private final CompetitionAccess competitions;
  private final Blobs blobs;

  CompetitionDataController(CompetitionAccess competitions, Blobs blobs) {
    this.competitions = competitions;
    this.blobs = blobs;
  }

  @GetMapping("/courses/{course}/competitions/{competition}/train.csv")
  ResponseEntity<byte[]> train(Membership member, @PathVariable("competition") String slug) {
    return file(member, slug, "train.csv", Competition::trainingFile);
  }

  /** Without what is to be predicted, in an order that does not tell the private rows. */
  @GetMapping("/courses/{course}/competitions/{competition}/test.csv")
  ResponseEntity<byte[]> test(Membership member, @PathVariable("competition") String slug) {
    return file(member, slug, "test.csv", Competition::testFile);
  }

  private ResponseEntity<byte[]> file(
      Membership member,
      String slug,
      String name,
      BiFunction<Competition, DataSet, String> written) {
    Competition competition = competitions.competition(member, slug);
    if (!competition.takes().files()) {
      throw new NotHereException("data of competition " + competition.id());
    }
    DataSet set = DataSet.ofCsv(blobs.read(competition.data()));
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(competition.slug() + "-" + name)
                .build()
                .toString())
        .body(written.apply(competition, set).getBytes(StandardCharsets.UTF_8));
  }
}
