package dev.touchstone.trials.audit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Advisories from files: a JSON file each, alone or in the zip files that the OSV project makes of
 * an ecosystem. There are hundreds of thousands, so only those about one of our packages are kept.
 */
final class Advisories {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private final Set<String> names;
  private final List<Advisory> kept = new ArrayList<>();
  private final Map<Ecosystem, Integer> read = new EnumMap<>(Ecosystem.class);
  private String newest = "";

  private Advisories(List<Component> components) {
    names = components.stream().map(Component::name).collect(Collectors.toSet());
  }

  /**
   * @param place a folder with JSON and zip files in it, at any depth, or one such file
   * @throws AuditException if something in it can't be read
   */
  static Advisories about(List<Component> components, Path place) {
    var advisories = new Advisories(components);
    try (Stream<Path> files = Files.walk(place)) {
      files.filter(Files::isRegularFile).sorted().forEach(advisories::readFile);
    } catch (IOException e) {
      throw new AuditException(place + " cannot be read");
    }
    return advisories;
  }

  List<Advisory> kept() {
    return kept;
  }

  /** How many there were for each ecosystem, about whichever package. */
  Map<Ecosystem, Integer> read() {
    return read;
  }

  /** When the newest was last changed, in ISO 8601; empty where none says so. */
  String newest() {
    return newest;
  }

  private void readFile(Path file) {
    String name = file.toString();
    try {
      if (name.endsWith(".zip")) {
        readZip(file);
      } else if (name.endsWith(".json")) {
        try (InputStream in = Files.newInputStream(file)) {
          read(in, name);
        }
      }
    } catch (IOException e) {
      throw new AuditException(name + " cannot be read: " + e.getMessage());
    }
  }

  private void readZip(Path file) throws IOException {
    try (var zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
        if (entry.getName().endsWith(".json")) {
          try (InputStream in = zip.getInputStream(entry)) {
            read(in, file + ", " + entry.getName());
          }
        }
      }
    }
  }

  private void read(InputStream in, String place) {
    try {
      add(MAPPER.readValue(in, Advisory.class));
    } catch (JacksonException e) {
      throw new AuditException(place + " is no advisory in the OSV format");
    }
  }

  private void add(Advisory advisory) {
    Set<Ecosystem> ecosystems = new HashSet<>();
    boolean ours = false;
    for (Advisory.Affected one : advisory.affected()) {
      Advisory.Package pkg = one.pkg();
      if (pkg != null) {
        Ecosystem.called(pkg.ecosystem()).ifPresent(ecosystems::add);
        ours = ours || names.contains(pkg.name());
      }
    }
    ecosystems.forEach(ecosystem -> read.merge(ecosystem, 1, Integer::sum));
    String modified = advisory.modified();
    if (modified != null && modified.compareTo(newest) > 0) {
      newest = modified;
    }
    if (ours) {
      kept.add(advisory);
    }
  }
}
