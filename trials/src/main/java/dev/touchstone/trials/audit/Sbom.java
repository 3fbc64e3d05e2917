package dev.touchstone.trials.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the server is made of, as the build wrote it down in CycloneDX: the Maven packages in its
 * jar, the npm packages of the bundle in the frontend's.
 */
final class Sbom {

  private static final List<String> PARTS =
      List.of("META-INF/sbom/application.cdx.json", "META-INF/sbom/frontend.cdx.json");

  private Sbom() {}

  /**
   * Every package, from the server's jar and those its manifest names.
   *
   * @throws AuditException if there is no such jar, or it has no list
   */
  static List<Component> of(Path jar) {
    return entries(jar).stream().map(Sbom::component).toList();
  }

  /** The entries as they stand in the files. */
  static List<JsonNode> entries(Path jar) {
    if (!Files.isRegularFile(jar)) {
      throw new AuditException("there is no " + jar);
    }
    List<JsonNode> entries = new ArrayList<>();
    try (var jars = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
      for (String part : PARTS) {
        try (InputStream in = jars.getResourceAsStream(part)) {
          if (in == null) {
            throw new AuditException(
                "%s has no %s; Maven makes none while it is offline (-o)"
                    .formatted(jar.getFileName(), part));
          }
          new JsonMapper().readTree(in).path("components").forEach(entries::add);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return entries;
  }

  private static Component component(JsonNode entry) {
    String purl = entry.path("purl").asString("");
    Ecosystem ecosystem =
        Ecosystem.ofPurl(purl)
            .orElseThrow(() -> new AuditException("no ecosystem is known for '" + purl + "'"));
    String name =
        ecosystem.nameOf(entry.path("group").asString(""), entry.path("name").asString(""));
    return new Component(ecosystem, name, entry.path("version").asString(""));
  }
}
