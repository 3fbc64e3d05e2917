package dev.touchstone.grading;

import dev.touchstone.metric.BadDataException;
import dev.touchstone.metric.BadPredictionException;
import dev.touchstone.metric.BoxTensors;
import dev.touchstone.metric.Data;
import dev.touchstone.metric.Evaluation;
import dev.touchstone.metric.Metric;
import dev.touchstone.metric.Side;
import dev.touchstone.metric.Table;
import dev.touchstone.reference.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is to be predicted for each unit of a data set. */
public sealed interface Target permits Target.Rows, Target.Boxes {

  /** How many rows there are, or pictures. */
  int units();

  /** Of some of the units, in this order. */
  Target of(int... units);

  /** What {@code train} gets as {@code y}. */
  Tensor taught();

  /**
   * Holds against it what a program returned.
   *
   * @throws BadPredictionException if that cannot be scored
   */
  Evaluation evaluate(Metric metric, Tensor prediction);

  /** What a file of predictions is held against; ids are numbers from 1. */
  Data truth();

  /**
   * A class or a number for each row.
   *
   * @param y (n,)
   */
  record Rows(Tensor y) implements Target {

    @Override
    public int units() {
      return y.shape().getFirst();
    }

    @Override
    public Rows of(int... units) {
      return new Rows(y.rows(units));
    }

    @Override
    public Tensor taught() {
      return y;
    }

    @Override
    public Evaluation evaluate(Metric metric, Tensor prediction) {
      metric.check(prediction, units());
      return metric.evaluate(y, prediction);
    }

    @Override
    public Data truth() {
      boolean real = y.dtype().isFloating();
      List<Table.Row> rows = new ArrayList<>();
      for (int i = 0; i < units(); i++) {
        double value = y.data()[i];
        Object cell = real ? (Object) value : (Object) (long) value;
        rows.add(new Table.Row(i + 1, 0, List.of(String.valueOf(i + 1), cell)));
      }
      return new Table(Side.TRUTH, true, List.of(Table.ID, "value"), rows);
    }
  }

  /**
   * Boxes in each picture, of pictures of one size.
   *
   * @param boxes (k, 6), see {@link BoxTensors}
   */
  record Boxes(Tensor boxes, int pictures, int width, int height, int classes) implements Target {

    @Override
    public int units() {
      return pictures;
    }

    @Override
    public Boxes of(int... units) {
      Map<Integer, Integer> places = new HashMap<>();
      for (int place = 0; place < units.length; place++) {
        places.put(units[place], place);
      }
      List<double[]> kept = new ArrayList<>();
      for (int i = 0; i < boxes.shape().getFirst(); i++) {
        double[] row = boxes.rows(i).data();
        Integer place = places.get((int) row[0]);
        if (place != null) {
          row[0] = place;
          kept.add(row);
        }
      }
      kept.sort((a, b) -> Double.compare(a[0], b[0]));
      Tensor rows =
          kept.isEmpty()
              ? Tensor.vector().reshape(0, BoxTensors.TRUTH)
              : Tensor.matrix(kept.toArray(double[][]::new));
      return new Boxes(rows, units.length, width, height, classes);
    }

    /** Whether every class has a box. */
    public boolean hasAllClasses() {
      double[] values = boxes.data();
      boolean[] seen = new boolean[classes];
      for (int i = 1; i < values.length; i += BoxTensors.TRUTH) {
        seen[(int) values[i]] = true;
      }
      return Arrays.equals(seen, filled(classes));
    }

    private static boolean[] filled(int classes) {
      boolean[] all = new boolean[classes];
      Arrays.fill(all, true);
      return all;
    }

    @Override
    public Tensor taught() {
      return boxes;
    }

    @Override
    public Evaluation evaluate(Metric metric, Tensor prediction) {
      try {
        return metric.evaluate(truth(), BoxTensors.detections(prediction, pictures, classes));
      } catch (BadDataException bad) {
        throw new BadPredictionException("boxes_refused", bad.text().en(), bad.text().zh());
      }
    }

    @Override
    public Data truth() {
      return BoxTensors.scenes(boxes, pictures, width, height, classes);
    }
  }
}
