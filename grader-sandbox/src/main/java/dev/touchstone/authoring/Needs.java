package dev.touchstone.authoring;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a grader must have, as authors write it. */
public final class Needs {

  private static final String GPU = "gpu";

  private Needs() {}

  /** Whoever names a model needs a GPU as well. */
  public static List<String> of(@Nullable List<String> written) {
    List<String> named = written == null ? List.of() : written;
    boolean onlyModels =
        !named.contains(GPU) && named.stream().anyMatch(need -> need.startsWith(GPU + ":"));
    return onlyModels ? Stream.concat(Stream.of(GPU), named.stream()).toList() : List.copyOf(named);
  }
}
