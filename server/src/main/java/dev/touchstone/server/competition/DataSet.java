package dev.touchstone.server.competition;

import dev.touchstone.datafile.DataSheet;
import dev.touchstone.datafile.PictureSheet;
import dev.touchstone.grading.PredictionTask;
import dev.touchstone.grading.Target;
import dev.touchstone.metric.Split;
import dev.touchstone.metric.Split.Shares;
import dev.touchstone.reference.Tensor;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The data of a competition: rows of numbers, or pictures. */
sealed interface DataSet permits DataSet.Rows, DataSet.Pictures {

  /** Reads CSV with what is to be predicted last, or an archive of pictures. */
  static DataSet read(byte[] file) {
    return PictureSheet.isArchive(file)
        ? new Pictures(PictureSheet.read(file))
        : new Rows(DataSheet.read(file));
  }

  /** (n, …), all units. */
  Tensor x();

  /**
   * @param classes 0 for numbers
   */
  Target target(int classes);

  /**
   * @param by the column of times to split by, null to split by chance
   */
  Split split(Target target, Shares shares, @Nullable String by, int classes, long seed);

  /** What files of this data end in. */
  String extension();

  /** The units to learn from, with what is to be predicted. */
  byte[] training(Split split);

  /** The units to predict, numbered as a file of predictions has to number them. */
  byte[] test(Split split);

  /** A table: see {@link DataSheet}. */
  record Rows(DataSheet sheet) implements DataSet {

    @Override
    public Tensor x() {
      return sheet.x();
    }

    @Override
    public Target.Rows target(int classes) {
      return new Target.Rows(classes == 0 ? sheet.numbers() : sheet.classes(classes));
    }

    @Override
    public Split split(Target target, Shares shares, @Nullable String by, int classes, long seed) {
      if (by != null) {
        return Split.byTime(sheet.column(by), shares, seed);
      }
      return classes == 0
          ? Split.drawn(target.units(), shares, seed)
          : Split.stratified(target.taught(), shares, seed);
    }

    @Override
    public String extension() {
      return "csv";
    }

    @Override
    public byte[] training(Split split) {
      return csv(split.train(), true);
    }

    @Override
    public byte[] test(Split split) {
      return csv(split.test(), false);
    }

    private byte[] csv(int[] rows, boolean labelled) {
      return sheet
          .csv(rows, PredictionTask.ids(rows.length), labelled)
          .getBytes(StandardCharsets.UTF_8);
    }
  }

  /** Pictures with a class or with boxes: see {@link PictureSheet}. */
  record Pictures(PictureSheet sheet) implements DataSet {

    private static final int REDRAWS = 100;

    @Override
    public Tensor x() {
      return sheet.images();
    }

    @Override
    public Target target(int classes) {
      return sheet.boxes() == null
          ? new Target.Rows(sheet.labels(classes))
          : new Target.Boxes(
              sheet.boxes(classes), sheet.size(), sheet.width(), sheet.height(), classes);
    }

    // Pictures of many things cannot be divided class by class: drawn until every part has them
    // all.
    @Override
    public Split split(Target target, Shares shares, @Nullable String by, int classes, long seed) {
      if (!(target instanceof Target.Boxes boxes)) {
        return Split.stratified(target.taught(), shares, seed);
      }
      for (int redraw = 0; redraw < REDRAWS; redraw++) {
        Split split = Split.drawn(target.units(), shares, seed + redraw);
        Target.Boxes test = boxes.of(split.test());
        if (boxes.of(split.train()).hasAllClasses()
            && test.of(split.shown()).hasAllClasses()
            && test.of(split.kept()).hasAllClasses()) {
          return split;
        }
      }
      throw new IllegalArgumentException("a class is in too few pictures to be in every part");
    }

    @Override
    public String extension() {
      return "npz";
    }

    @Override
    public byte[] training(Split split) {
      Tensor labels = sheet.labels();
      Tensor images = sheet.images().rows(split.train());
      return labels == null
          ? new PictureSheet(images, null, boxes(split.train())).bytes()
          : new PictureSheet(images, labels.rows(split.train()), null).bytes();
    }

    private Tensor boxes(int[] pictures) {
      int classes = Integer.MAX_VALUE;
      return new Target.Boxes(
              sheet.boxes(classes), sheet.size(), sheet.width(), sheet.height(), classes)
          .of(pictures)
          .taught();
    }

    @Override
    public byte[] test(Split split) {
      return PictureSheet.unlabelled(sheet.images().rows(split.test()));
    }
  }
}
