package dev.touchstone.server;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A notebook as Jupyter saves it: a heading, and code cells with an output each. */
public final class Notebook {

  private Notebook() {}

  public static byte[] of(String... sources) {
    List<Object> cells = new ArrayList<>();
    cells.add(
        Map.of("cell_type", "markdown", "metadata", Map.of(), "source", List.of("# Softmax")));
    for (String source : sources) {
      cells.add(
          Map.of(
              "cell_type",
              "code",
              "execution_count",
              7,
              "metadata",
              Map.of(),
              "outputs",
              List.of(
                  Map.of(
                      "output_type",
                      "display_data",
                      "metadata",
                      Map.of(),
                      "data",
                      Map.of("text/html", "<script>document.title = 'breached'</script>"))),
              "source",
              source.lines().map(line -> line + "\n").toList()));
    }
    return JsonMapper.shared()
        .writeValueAsString(
            Map.of("cells", cells, "metadata", Map.of(), "nbformat", 4, "nbformat_minor", 5))
        .getBytes(StandardCharsets.UTF_8);
  }
}
