package dev.touchstone.metric;

/** What a metric reads: a table, or the scenes and detections of object detection. */
public sealed interface Data permits Table, Scenes, Detections {

  /** How many units it holds: rows, or images. */
  int units();
}
