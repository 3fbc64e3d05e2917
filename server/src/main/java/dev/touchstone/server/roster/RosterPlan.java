package dev.touchstone.server.roster;

import dev.touchstone.server.course.Role;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a roster will change, and what it will not: made anew whenever somebody looks, so that it is
 * never about people as they were yesterday.
 *
 * @param newSections those that the file names and the course does not have
 * @param absent students of the course who are not in the file; they stay
 */
record RosterPlan(
    List<PlannedLine> lines, List<Finding> findings, List<String> newSections, List<Known> absent) {

  static RosterPlan of(RosterFile file, Collection<Known> accounts, List<String> sections) {
    return new Maker(accounts, sections).plan(file);
  }

  public long count(PlannedLine.Kind kind) {
    return lines.stream().filter(line -> line.kind() == kind).count();
  }

  /** How many lines do what. */
  public Map<PlannedLine.Kind, Long> counts() {
    Map<PlannedLine.Kind, Long> counts = new EnumMap<>(PlannedLine.Kind.class);
    for (PlannedLine.Kind kind : PlannedLine.Kind.values()) {
      counts.put(kind, count(kind));
    }
    return counts;
  }

  /** Those that change something. */
  public List<PlannedLine> changes() {
    return lines.stream().filter(line -> line.kind() != PlannedLine.Kind.SAME).toList();
  }

  public int barred() {
    return (int) findings.stream().filter(Finding::bars).mapToInt(Finding::line).distinct().count();
  }

  private static final class Maker {

    private final Collection<Known> accounts;
    private final Map<String, Known> byNumber;
    private final Map<String, Known> byName;
    private final Map<String, String> sections = new HashMap<>();
    private final TreeSet<String> newSections = new TreeSet<>();
    private final List<Finding> findings = new ArrayList<>();

    Maker(Collection<Known> accounts, List<String> sections) {
      this.accounts = accounts;
      this.byNumber =
          accounts.stream()
              .filter(known -> known.number() != null)
              .collect(Collectors.toMap(known -> String.valueOf(known.number()), known -> known));
      this.byName = accounts.stream().collect(Collectors.toMap(Known::name, Function.identity()));
      sections.forEach(name -> this.sections.put(alike(name), name));
    }

    RosterPlan plan(RosterFile file) {
      findings.addAll(file.findings());
      List<PlannedLine> lines =
          file.lines().stream().map(this::plan).filter(Objects::nonNull).toList();
      var named =
          lines.stream()
              .flatMap(line -> Stream.ofNullable(line.known()))
              .map(Known::id)
              .collect(Collectors.toSet());
      List<Known> absent =
          accounts.stream()
              .filter(known -> known.role() == Role.STUDENT && !named.contains(known.id()))
              .sorted(Comparator.comparing(Known::name))
              .toList();
      findings.sort(Comparator.comparingInt(Finding::line));
      return new RosterPlan(lines, findings, List.copyOf(newSections), absent);
    }

    private @Nullable PlannedLine plan(RosterLine line) {
      @Nullable Known known = whom(line);
      if (known == null && barred(line)) {
        return null;
      }
      if (known != null && (known.admin() || (known.role() != null && known.role().isStaff()))) {
        findings.add(Finding.bar(line.line(), "staff", known.displayName()));
        return null;
      }
      if (known != null && known.stranger()) {
        findings.add(Finding.bar(line.line(), "stranger", known.name()));
        return null;
      }
      @Nullable String section = section(line.section());
      if (known == null) {
        return new PlannedLine(line, PlannedLine.Kind.NEW, null, section, null);
      }
      @Nullable String newName = newName(line, known);
      PlannedLine.Kind kind =
          known.role() == null
              ? PlannedLine.Kind.JOINS
              : changes(line, known, section, newName)
                  ? PlannedLine.Kind.CHANGES
                  : PlannedLine.Kind.SAME;
      return new PlannedLine(line, kind, known, section, newName);
    }

    private boolean barred(RosterLine line) {
      return findings.stream().anyMatch(finding -> finding.bars() && finding.line() == line.line());
    }

    private static boolean changes(
        RosterLine line, Known known, @Nullable String section, @Nullable String newName) {
      return newName != null
          || (section != null && !section.equals(known.section()))
          || (known.managed() && known.number() == null && line.number() != null)
          || (known.managed() && line.email() != null && !line.email().equals(known.email()));
    }

    // A number means more than a name: names are chosen, numbers are given.
    private @Nullable Known whom(RosterLine line) {
      @Nullable Known numbered = line.number() == null ? null : byNumber.get(line.number());
      @Nullable Known named = byName.get(line.accountOrNumber());
      if (numbered != null) {
        if (line.account() != null && named != null && named.id() != numbered.id()) {
          findings.add(
              Finding.bar(line.line(), "conflict", String.valueOf(line.number()), named.name()));
          return null;
        }
        if (line.account() != null && !line.account().equals(numbered.name())) {
          findings.add(Finding.note(line.line(), "account.stays", numbered.name()));
        }
        return numbered;
      }
      if (named != null && named.number() != null && line.number() != null) {
        findings.add(Finding.bar(line.line(), "taken", named.name(), named.number()));
        return null;
      }
      return named;
    }

    private @Nullable String newName(RosterLine line, Known known) {
      if (line.displayName().equals(known.displayName())) {
        return null;
      }
      if (!known.managed()) {
        findings.add(Finding.note(line.line(), "name.stays", known.displayName()));
        return null;
      }
      return line.displayName();
    }

    private @Nullable String section(@Nullable String written) {
      if (written == null) {
        return null;
      }
      return sections.computeIfAbsent(
          alike(written),
          key -> {
            newSections.add(written);
            return written;
          });
    }

    private static String alike(String section) {
      return Normalizer.normalize(section, Normalizer.Form.NFKC)
          .toLowerCase(Locale.ROOT)
          .replaceAll("\\s", "");
    }
  }
}
