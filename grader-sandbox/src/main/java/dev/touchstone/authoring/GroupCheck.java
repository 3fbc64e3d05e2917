package dev.touchstone.authoring;

import dev.touchstone.authoring.AssignmentFile.Asked;
import dev.touchstone.grading.CaseGroup;
import dev.touchstone.grading.Show;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.ExerciseCatalog;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether an exercise's groups are whole: every case in exactly one of them, so that none is shown,
 * or weighs anything, by oversight; and whose values students see anyway in one that is shown now.
 */
final class GroupCheck {

  private final String file;
  private final YamlFile yaml;
  private final Problems problems;

  GroupCheck(String file, YamlFile yaml, Problems problems) {
    this.file = file;
    this.yaml = yaml;
    this.problems = problems;
  }

  /**
   * @param place of the exercise, counted from 0
   * @param cases of the exercise by name, and whether each is an example; empty where they are not
   *     known
   */
  void check(Asked asked, int place, Map<String, Boolean> cases) {
    if (asked.groups().isEmpty()) {
      return;
    }
    String at = "/exercises/" + place + "/groups";
    if (ExerciseCatalog.find(asked.id()).filter(Exercise::isMeasured).isPresent()) {
      problems.add(file, yaml.line(at), "groups_measured", asked.id());
      return;
    }
    checkNames(asked.groups(), at);
    if (asked.groups().stream().noneMatch(group -> group.show() == Show.NOW)) {
      problems.add(file, yaml.line(at), "groups_closed");
    }
    if (!cases.isEmpty()) {
      checkCases(asked, cases, at);
    }
  }

  private void checkNames(List<CaseGroup> groups, String at) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < groups.size(); i++) {
      if (!seen.add(groups.get(i).name())) {
        problems.add(file, yaml.line(at + "/" + i + "/name"), "group_twice", groups.get(i).name());
      }
    }
  }

  private void checkCases(Asked asked, Map<String, Boolean> cases, String at) {
    Set<String> left = new LinkedHashSet<>(cases.keySet());
    for (int i = 0; i < asked.groups().size(); i++) {
      CaseGroup group = asked.groups().get(i);
      for (int j = 0; j < group.cases().size(); j++) {
        String name = group.cases().get(j);
        int line = yaml.line(at + "/" + i + "/cases/" + j);
        Boolean example = cases.get(name);
        if (example == null) {
          String known = String.join(", ", cases.keySet());
          problems.add(file, line, "unknown_case", asked.id(), name, known);
        } else if (!left.remove(name)) {
          problems.add(file, line, "case_twice", name);
        } else if (example && group.show() != Show.NOW) {
          problems.add(file, line, "example_closed", name);
        }
      }
    }
    if (!left.isEmpty()) {
      problems.add(file, yaml.line(at), "cases_left", String.join(", ", left));
    }
  }
}
