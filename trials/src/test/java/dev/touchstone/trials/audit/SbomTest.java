package dev.touchstone.trials.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The list in the server's jar, which the whole build makes before it comes to this module. */
class SbomTest {

  private static final Path JAR = Path.of("../server/target/touchstone.jar");

  @Test
  void theServersPackagesAreListedWithVersionAndLicence() {
    assumeThat(JAR).exists();

    List<JsonNode> entries = Sbom.entries(JAR);

    assertThat(entries)
        .extracting(entry -> entry.path("purl").asString("").replaceFirst("@[0-9].*", ""))
        .contains(
            "pkg:maven/org.postgresql/postgresql",
            "pkg:maven/org.springframework.security/spring-security-web",
            "pkg:maven/ai.djl.pytorch/pytorch-native-cpu",
            "pkg:maven/com.github.docker-java/docker-java-core",
            "pkg:npm/katex",
            "pkg:npm/htmx.org",
            "pkg:npm/%40codemirror/state");
    assertThat(entries)
        .allSatisfy(
            entry -> {
              assertThat(entry.path("purl").asString("")).matches("pkg:(maven|npm)/.+@[0-9].*");
              assertThat(entry.path("licenses").size())
                  .as(entry.path("purl").asString(""))
                  .isPositive();
            });
  }

  @Test
  void packagesAreCalledAsAdvisoriesCallThem() {
    assumeThat(JAR).exists();

    assertThat(Sbom.of(JAR))
        .extracting(one -> one.ecosystem().word() + " " + one.name())
        .contains("Maven org.postgresql:postgresql", "npm katex", "npm @codemirror/state")
        .doesNotContain("npm vite", "Maven org.assertj:assertj-core");
  }

  @Test
  void aJarWithoutAListIsRefused(@TempDir Path folder) throws Exception {
    Path jar = folder.resolve("empty.jar");
    new ZipOutputStream(Files.newOutputStream(jar)).close();

    assertThatThrownBy(() -> Sbom.of(jar))
        .isInstanceOf(AuditException.class)
        .hasMessageContaining("empty.jar has no META-INF/sbom/application.cdx.json");
  }
}
