package dev.touchstone.datafile;

import dev.touchstone.metric.BadDataException;
import dev.touchstone.metric.BadDataException.Place;
import dev.touchstone.metric.BoxTensors;
import dev.touchstone.metric.Side;
import dev.touchstone.reference.BadArrayException;
import dev.touchstone.reference.DType;
import dev.touchstone.reference.Npz;
import dev.touchstone.reference.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of a competition: an archive of arrays, {@code images} of uint8 and either {@code
 * labels}, a class for each, or {@code boxes}, see {@link BoxTensors}.
 *
 * @param images (n, h, w) or (n, h, w, 3)
 * @param labels int64 (n,), or null
 * @param boxes float64 (k, 6), or null
 */
public record PictureSheet(Tensor images, @Nullable Tensor labels, @Nullable Tensor boxes) {

  private static final long MOST_BYTES = 1L << 30;
  private static final String IMAGES = "images";
  private static final String LABELS = "labels";
  private static final String BOXES = "boxes";

  public PictureSheet {
    boolean pictures = images.rank() == 3 || (images.rank() == 4 && images.shape().get(3) == 3);
    if (images.dtype() != DType.UINT8 || !pictures) {
      throw new IllegalArgumentException(
          "images are uint8 (n, h, w) or (n, h, w, 3), not "
              + images.dtype()
              + " "
              + images.shapeText());
    }
    if ((labels == null) == (boxes == null)) {
      throw new IllegalArgumentException("images need either labels or boxes");
    }
    if (labels != null && !labels.shape().equals(List.of(images.shape().getFirst()))) {
      throw new IllegalArgumentException(
          images.shape().getFirst() + " images have labels of shape " + labels.shapeText());
    }
    if (boxes != null && (boxes.rank() != 2 || boxes.shape().get(1) != BoxTensors.TRUTH)) {
      throw new IllegalArgumentException("boxes are (k, 6), not " + boxes.shapeText());
    }
  }

  /** Whether a file is such an archive rather than a table. */
  public static boolean isArchive(byte[] file) {
    return file.length > 1 && file[0] == 'P' && file[1] == 'K';
  }

  /**
   * @throws BadDataException if it is no such archive
   */
  public static PictureSheet read(byte[] file) {
    try {
      Map<String, Tensor> arrays = Npz.read(file, 2, MOST_BYTES);
      Tensor images =
          Optional.ofNullable(arrays.get(IMAGES))
              .orElseThrow(() -> new IllegalArgumentException("there are no images"));
      return new PictureSheet(images, arrays.get(LABELS), arrays.get(BOXES));
    } catch (BadArrayException | IllegalArgumentException e) {
      throw new BadDataException(
          Place.whole(Side.TRUTH), "no_pictures", String.valueOf(e.getMessage()));
    }
  }

  /** What {@link #read} reads. */
  public byte[] bytes() {
    Map<String, Tensor> arrays = new LinkedHashMap<>();
    arrays.put(IMAGES, images);
    if (labels != null) {
      arrays.put(LABELS, labels);
    }
    if (boxes != null) {
      arrays.put(BOXES, boxes);
    }
    return Npz.write(arrays);
  }

  /** Pictures without what is to be predicted. */
  public static byte[] unlabelled(Tensor images) {
    return Npz.write(Map.of(IMAGES, images));
  }

  public int size() {
    return images.shape().getFirst();
  }

  public int height() {
    return images.shape().get(1);
  }

  public int width() {
    return images.shape().get(2);
  }

  /**
   * The class of each picture.
   *
   * @throws BadDataException if one is none of 0 … K − 1
   */
  public Tensor labels(int classes) {
    Tensor all = labels == null ? Tensor.integers() : labels;
    for (int i = 0; i < all.size(); i++) {
      checkClass(all.data()[i], i, classes, LABELS);
    }
    return all;
  }

  /**
   * @throws BadDataException if one is in no picture, of no class, or outside
   */
  public Tensor boxes(int classes) {
    Tensor all = boxes == null ? Tensor.vector().reshape(0, BoxTensors.TRUTH) : boxes;
    for (int i = 0; i < all.shape().getFirst(); i++) {
      double[] row = all.rows(i).data();
      if (row[0] != Math.rint(row[0]) || row[0] < 0 || row[0] >= size()) {
        throw new BadDataException(place(i, BOXES), "image_unknown", row[0]);
      }
      checkClass(row[1], i, classes, BOXES);
      if (!(row[4] > 0 && row[5] > 0)) {
        throw new BadDataException(place(i, BOXES), "box_size", row[4], row[5]);
      }
    }
    return all;
  }

  private static void checkClass(double value, int row, int classes, String column) {
    if (value != Math.rint(value) || value < 0 || value >= classes) {
      throw new BadDataException(
          place(row, column), "label_unknown", value, "0 … " + (classes - 1));
    }
  }

  private static Place place(int row, String column) {
    return new Place(Side.TRUTH, row + 1, 0, column);
  }
}
