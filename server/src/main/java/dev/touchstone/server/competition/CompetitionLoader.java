package dev.touchstone.server.competition;

import dev.touchstone.datafile.PictureSheet;
import dev.touchstone.datafile.Sources;
import dev.touchstone.dataset.Generated;
import dev.touchstone.server.course.Course;
import dev.touchstone.server.sample.SampleCourseLoaded;
import dev.touchstone.server.submission.Blobs;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Opens the competitions of a course folder. Loading again changes texts and limits; data, split
 * and dates stay as they were, since entries were scored by them.
 */
@Component
class CompetitionLoader {

  private static final Logger log = LoggerFactory.getLogger(CompetitionLoader.class);

  private final EntityManager entities;
  private final Competitions competitions;
  private final EntryDesk desk;
  private final Blobs blobs;
  private final Path dataSets;

  /** What the operator provides besides; the same as {@link #dataSets} where there is nothing. */
  private final Path provided;

  private final RandomGenerator random = new SecureRandom();

  CompetitionLoader(
      EntityManager entities,
      Competitions competitions,
      EntryDesk desk,
      Blobs blobs,
      @Value("${touchstone.data-sets:${touchstone.data}/sets}") Path dataSets,
      @Value("${TOUCHSTONE_DATA:}") String provided) {
    this.entities = entities;
    this.competitions = competitions;
    this.desk = desk;
    this.blobs = blobs;
    this.dataSets = dataSets;
    this.provided = provided.isBlank() ? dataSets : Path.of(provided);
  }

  // Runs inside the transaction that loads the course.
  @EventListener
  void load(SampleCourseLoaded loaded) {
    for (Path folder : folders(loaded.folder().resolve("competitions"))) {
      load(CompetitionFolder.read(folder), loaded.course(), loaded.at());
    }
  }

  private void load(CompetitionFolder folder, Course course, Instant now) {
    competitions
        .findByCourseIdAndSlug(course.id(), folder.slug())
        .ifPresentOrElse(
            competition -> competition.describe(folder),
            () -> data(folder).ifPresent(data -> open(folder, data, course, now)));
  }

  private void open(CompetitionFolder folder, byte[] data, Course course, Instant now) {
    var competition =
        new Competition(
            UUID.randomUUID(),
            course,
            folder,
            blobs.keep(data),
            PictureSheet.isArchive(data),
            random.nextLong(),
            now);
    // Refuses now what could not be scored later: too small a class, an unknown metric.
    competition.task(DataSet.read(data));
    entities.persist(competition);
    desk.enterBaseline(competition, course.zone());
  }

  /** The file, if it is there and is the one that is meant, or what is drawn instead. */
  private Optional<byte[]> data(CompetitionFolder folder) {
    CompetitionFile.Data data = folder.file().data();
    String generated = data.generated();
    if (generated != null) {
      long seed = data.seed() == null ? 0 : data.seed();
      return Generated.find(generated, seed);
    }
    try {
      byte[] found = bytes(folder, String.valueOf(data.file()));
      if (data.sha256() != null && !sha256(found).equals(data.sha256())) {
        log.warn(
            "Competition {} is not opened: {} is another file than the one it is about",
            folder.slug(),
            data.file());
        return Optional.empty();
      }
      String labels = data.labels();
      return Optional.of(
          labels == null
              ? Sources.table(found, data.encodesText())
              : Sources.pictures(found, bytes(folder, labels)));
    } catch (IOException e) {
      if (!data.isOptional()) {
        log.warn(
            "Competition {} is not opened: {} cannot be read ({}); `bash build/datasets.sh {}`"
                + " fetches what there is",
            folder.slug(),
            data.file(),
            e.getMessage(),
            dataSets);
      }
      return Optional.empty();
    }
  }

  private byte[] bytes(CompetitionFolder folder, String name) throws IOException {
    Path file =
        Stream.of(folder.path(), dataSets, provided)
            .map(parent -> parent.resolve(name))
            .filter(Files::isRegularFile)
            .findFirst()
            .orElseThrow(() -> new NoSuchFileException(name));
    return Files.readAllBytes(file);
  }

  private static List<Path> folders(Path parent) {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(parent)) {
      return folders.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
