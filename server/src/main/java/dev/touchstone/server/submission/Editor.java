package dev.touchstone.server.submission;

import dev.touchstone.server.draft.Draft;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an exercise's editor opens with.
 *
 * @param path the exercise's page, below which drafts are saved and programs are run
 * @param text what it shows
 * @param own what it would show if nothing were unsent; null if that is what it shows
 * @param version of the draft on the server, 0 if there never was one
 * @param writer the tab that saved the draft last
 * @param savedAt when the draft was saved that is shown; null if none is
 */
record Editor(
    String path,
    String text,
    @Nullable String own,
    int version,
    @Nullable UUID writer,
    @Nullable Instant savedAt) {

  /** Shows this text, whatever the server has. */
  static Editor holding(String path, String text, @Nullable Draft draft) {
    return draft == null
        ? new Editor(path, text, null, 0, null, null)
        : new Editor(path, text, null, draft.version(), draft.writer(), null);
  }

  /** Shows the draft, and keeps what was handed in last to go back to. */
  static Editor showing(String path, String text, String own, Draft draft) {
    return new Editor(path, text, own, draft.version(), draft.writer(), draft.savedAt());
  }
}
