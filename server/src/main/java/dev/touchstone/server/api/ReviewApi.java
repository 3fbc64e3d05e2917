package dev.touchstone.server.api;

import dev.touchstone.server.account.SignedIn;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.review.Comment;
import dev.touchstone.server.review.Desk;
import dev.touchstone.server.review.Desk.Looked;
import dev.touchstone.server.review.Judgement;
import dev.touchstone.server.review.LineComments;
import dev.touchstone.server.review.Lines;
import dev.touchstone.server.review.RefusedReviewException;
import dev.touchstone.server.review.Review;
import dev.touchstone.server.review.Reviews;
import dev.touchstone.server.review.Rubric;
import dev.touchstone.server.review.RubricItem;
import dev.touchstone.server.review.Rubrics;
import dev.touchstone.server.submission.SubmissionAccess;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What staff say about a submission, and the points that it gives or takes. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class ReviewApi {

  private static final String REVIEW = "/submissions/{submission}/review";

  /** Something to look for. */
  record ItemJson(long id, @Nullable String exercise, String said, BigDecimal points) {

    static ItemJson of(RubricItem item) {
      return new ItemJson(item.id(), item.exercise(), item.said(), item.points());
    }
  }

  record RubricJson(int version, List<ItemJson> items) {}

  record CommentJson(
      long id, int cell, int from, int to, String said, String author, Instant writtenAt) {

    static CommentJson of(Comment comment) {
      return new CommentJson(
          comment.id(),
          comment.cell(),
          comment.lineFrom(),
          comment.lineTo(),
          comment.said(),
          comment.author(),
          comment.at());
    }
  }

  /**
   * A review.
   *
   * @param savedAt null while nobody has judged
   * @param releasedAt null while its student may not read it
   * @param items what can be ticked, of which {@code ticks} are the ids that are
   * @param points what the ticks come to
   */
  record ReviewJson(
      String said,
      Set<Long> ticks,
      BigDecimal points,
      @Nullable String savedBy,
      @Nullable Instant savedAt,
      @Nullable Instant releasedAt,
      List<ItemJson> items,
      List<CommentJson> comments) {}

  /** A verdict: words in Markdown, which may be empty, and the items of the rubric that hold. */
  record VerdictJson(@NotNull String said, @NotNull Set<@NotNull Long> ticks) {}

  /**
   * Words on lines.
   *
   * @param cell of a notebook, counted from 1 over its code cells; 0 in a file without
   */
  record RemarkJson(@Min(0) int cell, @Min(1) int from, @Min(1) int to, @NotBlank String said) {}

  private final Desk desk;
  private final SubmissionAccess submissions;
  private final Reviews reviews;
  private final Rubrics rubrics;
  private final LineComments comments;

  ReviewApi(
      Desk desk,
      SubmissionAccess submissions,
      Reviews reviews,
      Rubrics rubrics,
      LineComments comments) {
    this.desk = desk;
    this.submissions = submissions;
    this.reviews = reviews;
    this.rubrics = rubrics;
    this.comments = comments;
  }

  @GetMapping("/courses/{course}/assignments/{assignment}/rubric")
  RubricJson rubric(Membership member, @PathVariable("assignment") String slug) {
    Rubric rubric = rubrics.of(desk.assignment(member, slug));
    return new RubricJson(rubric.version(), rubric.items().stream().map(ItemJson::of).toList());
  }

  @GetMapping(REVIEW)
  ResponseEntity<ReviewJson> review(
      @AuthenticationPrincipal SignedIn person, @PathVariable("submission") UUID id) {
    return answer(look(person, id));
  }

  /** Saves a verdict; the tag stands for the review and for the rubric that was seen with it. */
  @PutMapping(path = REVIEW, consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<ReviewJson> saveReview(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable("submission") UUID id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String seen,
      @Valid @RequestBody VerdictJson verdict) {
    Looked looked = look(person, id);
    int[] versions = Seen.of(seen, 2);
    List<Long> known = rubric(looked).stream().map(RubricItem::id).toList();
    if (!known.containsAll(verdict.ticks())) {
      throw ApiProblem.field("ticks");
    }
    reviews.save(
        looked.staff(),
        looked.submission(),
        new Judgement(versions[0], versions[1], verdict.said(), verdict.ticks()));
    return answer(looked);
  }

  @PostMapping(REVIEW + "/release")
  ResponseEntity<ReviewJson> releaseReview(
      @AuthenticationPrincipal SignedIn person, @PathVariable("submission") UUID id) {
    Looked looked = look(person, id);
    if (!reviews.release(looked.staff(), looked.submission())
        && reviews.find(id).filter(Review::isReleased).isEmpty()) {
      throw new RefusedReviewException("unreviewed");
    }
    return answer(looked);
  }

  @PostMapping(path = REVIEW + "/comments", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<ReviewJson> comment(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable("submission") UUID id,
      @Valid @RequestBody RemarkJson remark) {
    Looked looked = look(person, id);
    comments.add(
        looked.staff(),
        looked.submission(),
        Lines.of(remark.cell(), remark.from(), remark.to()),
        remark.said());
    return ResponseEntity.status(HttpStatus.CREATED).body(answer(looked).getBody());
  }

  private Looked look(SignedIn person, UUID id) {
    return desk.look(submissions.readable(person, id).membership(), id);
  }

  private List<RubricItem> rubric(Looked looked) {
    return rubrics.of(looked.assignment()).of(looked.submission().exercise().exercise());
  }

  private ResponseEntity<ReviewJson> answer(Looked looked) {
    Rubric rubric = rubrics.of(looked.assignment());
    Optional<Review> review = reviews.find(looked.submission().id());
    Set<Long> ticks = review.map(each -> reviews.ticks(each.id())).orElse(Set.of());
    return ResponseEntity.ok()
        .eTag(Seen.tag(review.map(Review::version).orElse(0), rubric.version()))
        .body(
            new ReviewJson(
                review.map(Review::said).orElse(""),
                ticks,
                rubric.points(ticks),
                review.map(Review::savedBy).orElse(null),
                review.map(Review::savedAt).orElse(null),
                review.map(Review::releasedAt).orElse(null),
                rubric.of(looked.submission().exercise().exercise()).stream()
                    .map(ItemJson::of)
                    .toList(),
                review.map(comments::of).orElse(List.of()).stream().map(CommentJson::of).toList()));
  }
}
