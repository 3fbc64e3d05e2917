package dev.touchstone.trials.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Packages nobody has, against advisories nobody wrote: src/test/resources/advisories. */
class AuditTest {

  private static final Path ADVISORIES = Path.of("src/test/resources/advisories");
  private static final LocalDate TODAY = LocalDate.of(2026, 5, 1);

  @TempDir private Path folder;

  @ParameterizedTest(name = "{0} {1} {2}: {3}")
  @CsvSource({
    "Maven, org.example:thing, 1.1,           ",
    "Maven, org.example:thing, 1.2,           TEST-0001",
    "Maven, org.example:thing, 1.3.9,         TEST-0001",
    "Maven, org.example:thing, 1.4.2-SNAPSHOT,TEST-0001",
    "Maven, org.example:thing, 1.4.2,         ",
    "Maven, org.example:thing, 1.10,          ",
    "Maven, org.example:thing, 2.0.0-RC1,     TEST-0001",
    "Maven, org.example:thing, 2.0,           TEST-0001",
    "Maven, org.example:thing, 2.0.1,         ",
    "Maven, org.example:listed, 3.1,          TEST-0002",
    "Maven, org.example:listed, 3.1.1,        TEST-0002",
    "Maven, org.example:listed, 3.1.2,        ",
    "Maven, org.example:branch, 4.7,          TEST-0008",
    "Maven, org.example:branch, 5.0,          ",
    "npm,   @example/widget,   0.0.1,         TEST-0003",
    "npm,   @example/widget,   4.12.0,        TEST-0003",
    "npm,   @example/widget,   5.0.0-rc.2,    TEST-0003",
    "npm,   @example/widget,   5.0.0,         ",
    "npm,   widget,            1.9.0,         TEST-0004",
    "npm,   widget,            1.10.0,        ",
    "npm,   widget,            2.1.0-beta.1,  ",
    "npm,   widget,            2.1.0,         TEST-0004",
    "Maven, @example/widget,   4.12.0,        ",
    "npm,   org.example:thing, 1.3.9,         ",
  })
  void whetherAVersionIsAffectedIsToldByItsEcosystem(
      String ecosystem, String name, String version, String found) {
    Report report = audit(List.of(component(ecosystem, name, version)), List.of());

    assertThat(report.found())
        .extracting(Finding::id)
        .isEqualTo(found == null ? List.of() : List.of(found));
    assertThat(report.isClean()).isEqualTo(found == null);
  }

  @Test
  void aFindingSaysWhatItIsHowBadAndWhereItIsMended() {
    Report report = audit(List.of(component("Maven", "org.example:thing", "1.3")), List.of());

    assertThat(report.lines())
        .containsExactly(
            "1 Maven packages, 4 Maven and 4 npm advisories, the newest of 2026-04-05T06:07:08Z",
            "FOUND     org.example:thing 1.3: TEST-0001 (CVE-0000-0001) HIGH A thing does what it"
                + " should not; fixed in 1.4.2",
            "1 found, 0 accepted");
  }

  @Test
  void aSeverityWithoutAWordIsItsVectorAndNoFixIsSaid() {
    Report report =
        audit(
            List.of(
                component("npm", "@example/widget", "1.0.0"), component("npm", "widget", "3.0.0")),
            List.of());

    assertThat(report.found()).extracting(Finding::severity).first().asString().startsWith("CVSS:");
    assertThat(report.lines().get(2)).endsWith("no fixed version is known");
  }

  @Test
  void whatCannotBeToldCountsAsFound() {
    Report report = audit(List.of(component("npm", "odd", "1.0.0")), List.of());

    assertThat(report.found()).extracting(Finding::id).containsExactly("TEST-0007");
    assertThat(report.lines().get(1)).endsWith("cannot be told: 'first' is no version");
  }

  @Test
  void whatIsAcceptedDoesNotCountUntilItsLastDayIsOver() {
    List<Component> thing = List.of(component("Maven", "org.example:thing", "1.3"));
    String reason = "We never call it";

    Report today = audit(thing, List.of(new Acceptance("CVE-0000-0001", reason, TODAY)));
    Report tomorrow =
        audit(thing, List.of(new Acceptance("TEST-0001", reason, TODAY.minusDays(1))));

    assertThat(today.isClean()).isTrue();
    assertThat(today.accepted())
        .extracting(Finding::note)
        .containsExactly("until 2026-05-01: We never call it");
    assertThat(tomorrow.isClean()).isFalse();
    assertThat(tomorrow.found())
        .extracting(Finding::note)
        .containsExactly("was accepted until 2026-04-30");
  }

  @Test
  void whatIsAcceptedForNothingIsNamed() {
    Report report =
        audit(
            List.of(component("Maven", "org.example:thing", "1.4.2")),
            List.of(new Acceptance("TEST-0001", "We wait for the mended one", TODAY)));

    assertThat(report.isClean()).isTrue();
    assertThat(report.unused()).containsExactly("TEST-0001");
  }

  @Test
  void anEcosystemWithoutAdvisoriesIsNotAudited() throws IOException {
    Files.copy(ADVISORIES.resolve("TEST-0001.json"), folder.resolve("TEST-0001.json"));
    List<Component> both =
        List.of(component("Maven", "a:b", "1"), component("npm", "widget", "1.0.0"));

    assertThatThrownBy(() -> Audit.of(both, Advisories.about(both, folder), List.of(), TODAY))
        .isInstanceOf(AuditException.class)
        .hasMessageContaining("there is no advisory for npm");
  }

  @Test
  void zipFilesAreReadLikeFolders() throws IOException {
    zip(folder.resolve("all.zip"));
    List<Component> things =
        List.of(
            component("Maven", "org.example:thing", "1.3"), component("npm", "widget", "1.0.0"));

    Advisories zipped = Advisories.about(things, folder.resolve("all.zip"));
    Advisories inFolder = Advisories.about(things, folder);

    assertThat(zipped.read()).isEqualTo(Advisories.about(things, ADVISORIES).read());
    assertThat(inFolder.kept()).isEqualTo(zipped.kept());
    assertThat(zipped.kept()).extracting(Advisory::id).contains("TEST-0001", "TEST-0004");
  }

  @Test
  void whatIsNoAdvisoryIsRefusedByItsName() throws IOException {
    Files.writeString(folder.resolve("odd.json"), "[1, 2");

    assertThatThrownBy(() -> Advisories.about(List.of(), folder))
        .isInstanceOf(AuditException.class)
        .hasMessageEndingWith("odd.json is no advisory in the OSV format");
  }

  @Test
  void acceptancesAreReadAndAWrongOneIsRefused() throws IOException {
    Path file = folder.resolve("accepted.yaml");

    Files.writeString(file, "- {id: TEST-0001, reason: We wait, until: 2026-05-01}\n");
    assertThat(Acceptance.in(file)).containsExactly(new Acceptance("TEST-0001", "We wait", TODAY));

    for (String wrong :
        List.of(
            "- {id: TEST-0001, until: 2026-05-01}",
            "- {id: TEST-0001, reason: '', until: 2026-05-01}",
            "- {id: TEST-0001, reason: We wait, until: soon}",
            "- TEST-0001",
            "id: TEST-0001",
            "- {")) {
      Files.writeString(file, wrong);
      assertThatThrownBy(() -> Acceptance.in(file)).as(wrong).isInstanceOf(AuditException.class);
    }
  }

  @Test
  void theAcceptancesOfTheRepositoryCanBeRead() {
    assertThat(Acceptance.in(Path.of("../deploy/audit-accepted.yaml"))).isNotNull();
  }

  private static Component component(String ecosystem, String name, String version) {
    return new Component(Ecosystem.called(ecosystem).orElseThrow(), name, version);
  }

  private static Report audit(List<Component> components, List<Acceptance> acceptances) {
    return Audit.of(components, Advisories.about(components, ADVISORIES), acceptances, TODAY);
  }

  private static void zip(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        var zip = new ZipOutputStream(out);
        var advisories = Files.list(ADVISORIES)) {
      for (Path advisory : advisories.sorted().toList()) {
        zip.putNextEntry(new ZipEntry(advisory.getFileName().toString()));
        zip.write(Files.readAllBytes(advisory));
      }
    }
  }
}
