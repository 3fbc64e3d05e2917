package dev.touchstone.trials.chaos;

import java.util.List;
import java.util.stream.Stream;

/**
 * A program, where it is handed in and what it deserves whatever happens meanwhile.
 *
 * @param place an exercise, or the competition's address
 * @param often how many of twenty
 */
record Work(String place, String deserves, int often, String code) {

  static final String COMPETITION = "digits";

  private static final String RIGHT =
      """
      import numpy as np


      def softmax(o):
          e = np.exp(o - o.max(axis=1, keepdims=True))
          return e / e.sum(axis=1, keepdims=True)
      """;

  private static final List<Work> ALL =
      List.of(
          new Work("softmax", "ACCEPTED", 5, RIGHT),
          new Work("softmax", "ACCEPTED", 3, "import time\ntime.sleep(3)\n" + RIGHT),
          new Work(
              "softmax",
              "WRONG_ANSWER",
              2,
              """
              def softmax(o):
                  return o * 0
              """),
          new Work(
              "accuracy",
              "ACCEPTED",
              2,
              """
              import numpy as np


              def accuracy(o, y):
                  pred = o.argmax(axis=1)
                  return {"pred": pred, "acc": np.mean(pred == y)}
              """),
          new Work("softmax", "RUNTIME_ERROR", 1, "import numpi\n" + RIGHT),
          new Work(
              "softmax",
              "RUNTIME_ERROR",
              1,
              """
              import ctypes


              def softmax(o):
                  ctypes.string_at(0)
              """),
          // Who ends himself is not ended from outside, and is not tried again.
          new Work(
              "softmax",
              "RUNTIME_ERROR",
              2,
              """
              import os
              import time

              time.sleep(1)


              def softmax(o):
                  os.kill(-1, 9)
              """),
          new Work(
              "softmax",
              "MEMORY_LIMIT",
              1,
              """
              import numpy as np


              def softmax(o):
                  return np.ones(10 * 2**30 // 8)
              """),
          new Work(
              "softmax",
              "TIME_LIMIT",
              1,
              """
              def softmax(o):
                  while True:
                      pass
              """),
          new Work(
              COMPETITION,
              "ACCEPTED",
              2,
              """
              import numpy as np


              def train(x, y):
                  return np.stack([x[y == k].mean(axis=0) for k in range(10)])


              def predict(model, x):
                  distance = ((x[:, None, :] - model[None, :, :]) ** 2).sum(axis=2)
                  return distance.argmin(axis=1)
              """));

  private static final List<Work> TWENTY =
      ALL.stream().flatMap(work -> Stream.generate(() -> work).limit(work.often)).toList();

  /** The one of that number, well mixed; no two have the same text. */
  static Work number(int number) {
    Work work = TWENTY.get(number * 7 % TWENTY.size());
    return new Work(work.place, work.deserves, work.often, "# " + number + "\n" + work.code);
  }

  boolean isEntry() {
    return place.equals(COMPETITION);
  }
}
