package dev.touchstone.metric;

/** A box as COCO has it: its upper left corner, width and height, in pixels. */
public record Box(double x, double y, double width, double height) {

  public double area() {
    return width * height;
  }

  /**
   * Intersection over union; of a crowd, intersection over the area of this box.
   *
   * @param crowd whether the other box is around a crowd, of which this may be a part
   */
  public double overlap(Box other, boolean crowd) {
    double w = Math.min(x + width, other.x + other.width) - Math.max(x, other.x);
    double h = Math.min(y + height, other.y + other.height) - Math.max(y, other.y);
    if (w <= 0 || h <= 0) {
      return 0;
    }
    double common = w * h;
    return common / (crowd ? area() : area() + other.area() - common);
  }

  /** Whether nothing of it lies in an image of this size. */
  boolean isOutside(double imageWidth, double imageHeight) {
    return x >= imageWidth || y >= imageHeight || x + width < 0 || y + height < 0;
  }

  /** Whether a part of it lies beyond an image of this size. */
  boolean reachesOut(double imageWidth, double imageHeight) {
    return x < 0 || y < 0 || x + width > imageWidth || y + height > imageHeight;
  }
}
