package dev.touchstone.trials.audit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Holds packages against advisories, and what is found against what is accepted today. */
final class Audit {

  private final List<Acceptance> acceptances;
  private final LocalDate today;
  private final List<Finding> found = new ArrayList<>();
  private final List<Finding> accepted = new ArrayList<>();
  private final List<Acceptance> unused;

  private Audit(List<Acceptance> acceptances, LocalDate today) {
    this.acceptances = acceptances;
    this.today = today;
    this.unused = new ArrayList<>(acceptances);
  }

  /**
   * @throws AuditException if there is no advisory at all for an ecosystem that packages come from
   */
  static Report of(
      List<Component> components,
      Advisories advisories,
      List<Acceptance> acceptances,
      LocalDate today) {
    for (Component component : components) {
      if (!advisories.read().containsKey(component.ecosystem())) {
        throw new AuditException(
            """
            nothing was audited: there is no advisory for %1$s among those given; \
            fetch the OSV project's dump of the ecosystem %1$s\
            """
                .formatted(component.ecosystem().word()));
      }
    }
    var audit = new Audit(acceptances, today);
    for (Component component : components) {
      advisories.kept().stream()
          .filter(advisory -> advisory.isAbout(component))
          .forEach(advisory -> audit.hold(component, advisory));
    }
    return audit.report(components, advisories);
  }

  private void hold(Component component, Advisory advisory) {
    try {
      if (advisory.affects(component)) {
        note(component, advisory, advisory.fixFor(component).orElse(""), "");
      }
    } catch (UnreadableVersionException e) {
      note(component, advisory, "", "whether it is affected cannot be told: " + e.getMessage());
    }
  }

  private void note(Component component, Advisory advisory, String fixed, String doubt) {
    Optional<Acceptance> acceptance =
        acceptances.stream().filter(one -> one.isOf(advisory)).findFirst();
    acceptance.ifPresent(unused::remove);
    boolean holds = acceptance.filter(one -> !one.isOver(today)).isPresent();
    String said =
        acceptance
            .map(
                one ->
                    holds
                        ? "until %s: %s".formatted(one.until(), one.reason())
                        : "was accepted until " + one.until())
            .orElse(doubt);
    (holds ? accepted : found)
        .add(
            new Finding(
                component.ecosystem().word(),
                component.name(),
                component.version(),
                advisory.id(),
                advisory.aliases(),
                advisory.weight(),
                advisory.summary() == null ? "" : advisory.summary(),
                fixed,
                said));
  }

  private Report report(List<Component> components, Advisories advisories) {
    Map<String, Integer> read = new TreeMap<>();
    advisories.read().forEach((ecosystem, count) -> read.put(ecosystem.word(), count));
    return new Report(
        components.stream()
            .collect(
                Collectors.groupingBy(
                    one -> one.ecosystem().word(), TreeMap::new, Collectors.counting())),
        read,
        advisories.newest(),
        found,
        accepted,
        unused.stream().map(Acceptance::id).toList());
  }
}
