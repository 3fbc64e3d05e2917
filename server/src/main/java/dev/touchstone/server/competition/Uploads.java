package dev.touchstone.server.competition;

import dev.touchstone.server.submission.HandIn;
import dev.touchstone.server.submission.RefusedHandInException;
import dev.touchstone.server.submission.SourceKind;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** What came with the form of a competition: a program, or a file of predictions. */
final class Uploads {

  private Uploads() {}

  /**
   * @throws RefusedHandInException if it is nothing that this competition takes
   */
  static HandIn handIn(Competition competition, @Nullable String code, @Nullable MultipartFile file)
      throws IOException {
    if (competition.takes().files()
        && file != null
        && HandIn.isPredictions(String.valueOf(file.getOriginalFilename()))) {
      return HandIn.ofPredictions(file);
    }
    if (!competition.takes().programs()) {
      throw new RefusedHandInException("predictions-only");
    }
    return HandIn.of(code, file, competition.slug());
  }

  /** How many bytes a file may have whose name ends so. */
  static Map<String, Integer> limits(Competition competition) {
    Map<String, Integer> limits = new LinkedHashMap<>();
    if (competition.takes().programs()) {
      limits.putAll(SourceKind.limits());
    }
    if (competition.takes().files()) {
      limits.putAll(HandIn.predictionLimits());
    }
    return limits;
  }
}
