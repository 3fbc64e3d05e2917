package dev.touchstone.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    for (HasMetadata one : all().toList()) {
      assertThat(unknown(one, one.getKind() + " " + one.getMetadata().getName())).isEmpty();
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
    for (var rule : one(Role.class).getRules()) {
      assertThat(rule.getApiGroups()).containsExactly("");
      for (String resource : rule.getResources()) {
        rule.getVerbs().forEach(verb -> may.add(verb + " " + resource));
      }
    }
    // Asked for by clusters newer than the stand-in.
    assertThat(may.remove("create pods/attach")).isTrue();

    assertThat(may).isEqualTo(PodSandboxTest.rightsThatWereUsed());
    assertThat(one(RoleBinding.class).getSubjects().getFirst().getName())
        .isEqualTo(grader().getSpec().getTemplate().getSpec().getServiceAccountName());
  }

  @Test
  void theNetworkIsClosedToThePodsThatGradersMake() throws IOException {
    NetworkPolicy closed =
        all()
            .filter(NetworkPolicy.class::isInstance)
            .map(NetworkPolicy.class::cast)
            .filter(policy -> policy.getMetadata().getName().equals("programs-reach-nothing"))
            .findFirst()
            .orElseThrow();

    assertThat(closed.getSpec().getPodSelector().getMatchLabels())
        .isEqualTo(Map.of(DockerSandbox.LABEL, "sandbox"));
    assertThat(closed.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress");
    assertThat(closed.getSpec().getIngress()).isEmpty();
    assertThat(closed.getSpec().getEgress()).isEmpty();
  }

  @Test
  void aGraderKnowsWhoItIsAndRunsProgramsInItsOwnNamespace() throws IOException {
    Deployment grader = grader();
    Container container = grader.getSpec().getTemplate().getSpec().getContainers().getFirst();

    assertThat(fieldOf(container, "TOUCHSTONE_POD_NAME")).isEqualTo("metadata.name");
    assertThat(fieldOf(container, "TOUCHSTONE_POD_UID")).isEqualTo("metadata.uid");
    assertThat(fieldOf(container, "TOUCHSTONE_OWNER")).isEqualTo("metadata.uid");
    assertThat(one(Role.class).getMetadata().getNamespace())
        .isEqualTo(grader.getMetadata().getNamespace());
  }

  private static String fieldOf(Container container, String variable) {
    return container.getEnv().stream()
        .filter(entry -> entry.getName().equals(variable))
        .map(entry -> entry.getValueFrom().getFieldRef().getFieldPath())
        .findFirst()
        .orElseThrow();
  }

  private static Deployment grader() throws IOException {
    return all()
        .filter(Deployment.class::isInstance)
        .map(Deployment.class::cast)
        .filter(deployment -> deployment.getMetadata().getName().equals("grader"))
        .findFirst()
        .orElseThrow();
  }

  private static <T> T one(Class<T> kind) throws IOException {
    return all().filter(kind::isInstance).map(kind::cast).findFirst().orElseThrow();
  }

  private static Stream<HasMetadata> all() throws IOException {
    List<HasMetadata> all = new ArrayList<>();
    for (Path file : files().toList()) {
      for (String one : Files.readString(file).split("(?m)^---$")) {
        all.add(Serialization.unmarshal(one, HasMetadata.class));
      }
    }
    return all.stream();
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
