package dev.touchstone.integrity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** How somebody makes a copy look like work. */
enum Disguise {
  NONE {
    @Override
    String of(String source, String other, Random random) {
      return source;
    }
  },
  COMMENTS {
    @Override
    String of(String source, String other, Random random) {
      return lines(source, line -> line + "  # step " + random.nextInt(100));
    }
  },
  NAMES {
    @Override
    String of(String source, String other, Random random) {
      return source.replaceAll("\\b([a-z]|[a-z]+_[a-z]+)\\b(?!\\s*\\()", "$1_" + random.nextInt(9));
    }
  },
  ORDER {
    @Override
    String of(String source, String other, Random random) {
      List<String> functions = new ArrayList<>(Arrays.asList(source.split("(?m)^(?=def |class )")));
      Collections.shuffle(functions, random);
      return String.join("", functions);
    }
  },
  DEAD_STATEMENTS {
    @Override
    String of(String source, String other, Random random) {
      return lines(
          source,
          line ->
              random.nextInt(8) == 0 && line.matches("    \\w+ = .*[^(\\[{,\\\\]")
                  ? line + "\n    unused = " + random.nextInt()
                  : line);
    }
  },
  HALF {
    @Override
    String of(String source, String other, Random random) {
      return source.substring(0, source.indexOf("def ", source.length() / 2))
          + other.substring(other.indexOf("def ", other.length() / 2));
    }
  };

  abstract String of(String source, String other, Random random);

  static String lines(String source, UnaryOperator<String> change) {
    return source.lines().map(change).collect(Collectors.joining("\n", "", "\n"));
  }
}
