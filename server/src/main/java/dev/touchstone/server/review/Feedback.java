package dev.touchstone.server.review;

import java.util.List;

/**
 * A review as its student reads it.
 *
 * @param html what was said about the whole; may be empty
 * @param ticked the items that hold
 * @param points with their sign
 * @param comments on lines
 */
record Feedback(
    Review review, String html, List<RubricItem> ticked, String points, List<Comment> comments) {

  Feedback {
    ticked = List.copyOf(ticked);
    comments = List.copyOf(comments);
  }
}
