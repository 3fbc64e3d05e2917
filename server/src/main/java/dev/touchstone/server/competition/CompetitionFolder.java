package dev.touchstone.server.competition;

import dev.touchstone.reference.Text;
import dev.touchstone.server.sample.YamlFile;
import java.nio.file.Path;

/** A folder with a competition in it; its name is the competition's address. */
record CompetitionFolder(
    Path path, String slug, CompetitionFile file, Text statement, String starter) {

  static CompetitionFolder read(Path folder) {
    return new CompetitionFolder(
        folder,
        folder.getFileName().toString(),
        YamlFile.read(folder.resolve("competition.yaml"), CompetitionFile.class),
        new Text(
            YamlFile.text(folder.resolve("statement.zh.md")),
            YamlFile.text(folder.resolve("statement.en.md"))),
        YamlFile.text(folder.resolve("starter.py")));
  }
}
