package dev.touchstone.server.discussion;

import java.util.List;

/**
 * What a mail says: who wrote where. No text of a post is in it, so nothing that is held can be.
 *
 * @param stop where its reader stops it
 * @param more whether there is more than it says
 */
record Digest(List<Section> sections, String stop, boolean more) {

  Digest {
    sections = List.copyOf(sections);
  }

  /** Of one course. */
  record Section(String course, List<Item> items) {}

  /**
   * Of one post.
   *
   * @param said that somebody asked or answered
   */
  record Item(String said, String title, String url) {}

  int count() {
    return sections.stream().mapToInt(section -> section.items().size()).sum();
  }
}
