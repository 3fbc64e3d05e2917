package dev.touchstone.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The manifests say what they are meant to, as far as that can be seen without a cluster. */
class ManifestsTest {

  private static final Path FOLDER = Path.of("../deploy/kubernetes");

  @Test
  void noFieldIsMisspelt() throws Exception {
    for (String one : documents()) {
      HasMetadata typed = Serialization.unmarshal(one, HasMetadata.class);
      assertThat(typed).isNotInstanceOf(GenericKubernetesResource.class);
      assertThat(unknown(typed, typed.getKind() + " " + typed.getMetadata().getName())).isEmpty();
    }
  }

  @Test
  void theKustomizationNamesEachFile() throws IOException {
    String kustomization = Files.readString(FOLDER.resolve("kustomization.yaml"));
    Matcher names = Pattern.compile("(?m)^  - (\\S+\\.yaml)$").matcher(kustomization);

    assertThat(names.results().map(found -> found.group(1)))
        .containsExactlyInAnyOrderElementsOf(
            files().map(file -> file.getFileName().toString()).toList());
  }

  @Test
  void aGraderMayDoWhatItDoesAndNothingElse() throws IOException {
    Set<String> may = new TreeSet<>();
    for (Object rule : list(one("Role", "grader").get("rules"))) {
      assertThat(list(in(rule, "apiGroups"))).isEqualTo(List.of(""));
      for (Object resource : list(in(rule, "resources"))) {
        list(in(rule, "verbs")).forEach(verb -> may.add(verb + " " + resource));
      }
    }
    // Asked for by clusters newer than the stand-in.
    assertThat(may.remove("create pods/attach")).isTrue();

    // Whoever waits for a pod lists first, and watches only if there is something to wait for.
    Set<String> used = new TreeSet<>(PodSandboxTest.rightsThatWereUsed());
    used.add("watch pods");
    assertThat(may).isEqualTo(used);
    assertThat(in(list(one("RoleBinding", "grader").get("subjects")).getFirst(), "name"))
        .isEqualTo(in(graderPod(), "serviceAccountName"));
  }

  @Test
  void theNetworkIsClosedToThePodsThatGradersMake() throws IOException {
    assertThat(one("NetworkPolicy", "programs-reach-nothing").<Object>get("spec"))
        .isEqualTo(
            Map.of(
                "podSelector",
                Map.of("matchLabels", Map.of(DockerSandbox.LABEL, "sandbox")),
                "policyTypes",
                List.of("Ingress", "Egress")));
  }

  @Test
  void aGraderKnowsWhoItIsAndRunsProgramsInItsOwnNamespace() throws IOException {
    assertThat(fieldOf("TOUCHSTONE_POD_NAME")).isEqualTo("metadata.name");
    assertThat(fieldOf("TOUCHSTONE_POD_UID")).isEqualTo("metadata.uid");
    assertThat(fieldOf("TOUCHSTONE_OWNER")).isEqualTo("metadata.uid");
    assertThat(one("Role", "grader").getMetadata().getNamespace())
        .isEqualTo(one("Deployment", "grader").getMetadata().getNamespace());
  }

  private static Object fieldOf(String variable) throws IOException {
    Object container = list(in(graderPod(), "containers")).getFirst();
    return list(in(container, "env")).stream()
        .filter(entry -> in(entry, "name").equals(variable))
        .map(entry -> in(in(in(entry, "valueFrom"), "fieldRef"), "fieldPath"))
        .findFirst()
        .orElseThrow();
  }

  private static Object graderPod() throws IOException {
    return one("Deployment", "grader").get("spec", "template", "spec");
  }

  private static GenericKubernetesResource one(String kind, String name) throws IOException {
    return documents().stream()
        .map(one -> Serialization.unmarshal(one, GenericKubernetesResource.class))
        .filter(one -> one.getKind().equals(kind) && one.getMetadata().getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Object in(Object map, String field) {
    return Objects.requireNonNull(((Map<?, ?>) map).get(field), field);
  }

  private static List<?> list(Object value) {
    return (List<?>) value;
  }

  private static List<String> documents() throws IOException {
    List<String> all = new ArrayList<>();
    for (Path file : files().toList()) {
      all.addAll(List.of(Files.readString(file).split("(?m)^---$")));
    }
    return all;
  }

  private static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .filter(file -> !file.endsWith("kustomization.yaml"))
          .sorted()
          .toList()
          .stream();
    }
  }

  /** Fields that the client's model of Kubernetes does not know, with the way to them. */
  private static List<String> unknown(Object value, String where)
      throws ReflectiveOperationException {
    List<String> unknown = new ArrayList<>();
    if (value instanceof Iterable<?> many) {
      for (Object one : many) {
        unknown.addAll(unknown(one, where));
      }
    } else if (value instanceof Map<?, ?> map) {
      for (var entry : map.entrySet()) {
        unknown.addAll(unknown(entry.getValue(), where + "." + entry.getKey()));
      }
    } else if (value instanceof KubernetesResource) {
      for (Method getter : value.getClass().getMethods()) {
        if (!getter.getName().startsWith("get") || getter.getParameterCount() > 0) {
          continue;
        }
        Object found = getter.invoke(value);
        String name = where + "." + getter.getName().substring(3);
        if (getter.getName().equals("getAdditionalProperties")) {
          ((Map<?, ?>) found).keySet().forEach(field -> unknown.add(where + "." + field));
        } else if (found != null) {
          unknown.addAll(unknown(found, name));
        }
      }
    }
    return unknown;
  }
}
