package dev.touchstone.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.reference.Script;
import dev.touchstone.reference.Tensor;
import dev.touchstone.sandbox.MockCluster.Line;
import dev.touchstone.sandbox.Outcome.CaseOutcome;
import dev.touchstone.sandbox.Outcome.Ending;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * What is asked of a cluster, and what is made of its answers. There is no cluster: an API server's
 * stand-in keeps the pods. What the fields of a pod hold back, only a cluster can show.
 */
class PodSandboxTest {

  private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

  private static final SandboxSettings SETTINGS =
      new SandboxSettings("registry.example/sandbox@" + DIGEST, "gvisor", 0, "grader-uid");

  private static final PodSettings MORE =
      new PodSettings(
          "nvidia", "touchstone.json", Optional.of(new PodSettings.Grader("grader-7", "uid-7")));

  private static final Duration NEWS = Duration.ofSeconds(2);

  @Test
  void thePodSaysAllThatAPodCanSay() {
    Limits limits = Limits.standard();

    Pod pod = HardenedPod.of("it", Map.of("whose", "ours"), SETTINGS, MORE, limits, Preload.NUMPY);

    assertThat(Serialization.asYaml(pod)).isEqualTo(Serialization.asYaml(expected("pod.yaml")));
  }

  @Test
  void aGpuIsAskedForOnlyForWhoeverNeedsOne() {
    PodSpec spec = spec(MORE, Limits.standard().withGpus(1));
    var resources = spec.getContainers().getFirst().getResources();

    assertThat(resources.getLimits().get("nvidia.com/gpu").getNumericalAmount())
        .isEqualByComparingTo("1");
    assertThat(resources.getRequests().get("nvidia.com/gpu").getNumericalAmount())
        .isEqualByComparingTo("1");
    assertThat(spec.getRuntimeClassName()).isEqualTo("nvidia");
    assertThat(spec(MORE.withGpuRuntime(""), Limits.standard().withGpus(1)).getRuntimeClassName())
        .isEqualTo("gvisor");
  }

  @Test
  void withoutAProfileOfOnesOwnTheRuntimesProfileHolds() {
    var profile = spec(MORE.withSeccomp(""), Limits.standard()).getSecurityContext();

    assertThat(profile.getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
  }

  private static PodSpec spec(PodSettings more, Limits limits) {
    return HardenedPod.of("it", Map.of(), SETTINGS, more, limits, Preload.NUMPY).getSpec();
  }

  private static Pod expected(String name) {
    InputStream file = PodSandboxTest.class.getResourceAsStream("/cluster/" + name);
    return Serialization.unmarshal(Objects.requireNonNull(file), Pod.class);
  }

  @Test
  void aProgramIsRunByTheRealRunnerAndItsPodIsDeleted() {
    try (var node = new EngineNode();
        var cluster = new MockCluster(node)) {
      Outcome outcome;
      try (var sandbox = sandbox(cluster)) {
        outcome =
            sandbox.run(
                program(
                    """
                    import resource
                    def probe(x):
                        print("here")
                        return [resource.getrlimit(limit)[0] for limit in (
                            resource.RLIMIT_CPU, resource.RLIMIT_NOFILE,
                            resource.RLIMIT_FSIZE, resource.RLIMIT_CORE)]
                    """),
                Limits.standard());
      }

      assertThat(outcome.ending()).isEqualTo(new Ending.Finished());
      assertThat(((CaseOutcome.Values) outcome.cases().getFirst()).outputs().get("out").data())
          .containsExactly(18, 256, 64 << 20, 0);
      assertThat(outcome.log()).isEqualTo("here\n");
      assertThat(outcome.image()).isEqualTo(DIGEST);
      assertThat(node.saidBeforeAnybodyListened()).isZero();
      assertThat(cluster.made()).hasSize(1);
      assertThat(cluster.pods()).isEmpty();
    }
  }

  @Test
  void megabytesArriveWholeInBothDirections() {
    double[] many = new Random(7).doubles(500_000).toArray();
    Program program =
        Program.of(
            "def probe(x):\n    return -x\n".getBytes(StandardCharsets.UTF_8),
            "probe.py",
            Script.of().call("probe", "x").handedInAs("out").build(),
            List.of(Map.of("x", Tensor.vector(many))));
    try (var node = new EngineNode();
        var cluster = new MockCluster(node);
        var sandbox = sandbox(cluster)) {
      Outcome outcome = sandbox.run(program, Limits.standard());

      assertThat(((CaseOutcome.Values) outcome.cases().getFirst()).outputs().get("out").data())
          .isEqualTo(Arrays.stream(many).map(x -> -x).toArray());
    }
  }

  @Test
  void aProgramThatLeavesHasDied() {
    assertThat(ending(MockCluster.ended(3, "Error"))).isEqualTo(new Ending.Died(3));
  }

  @Test
  void aProgramThatTheKernelKilledForItsMemoryHasReachedTheMemoryLimit() {
    assertThat(ending(MockCluster.ended(137, "OOMKilled"))).isEqualTo(new Ending.MemoryLimit());
  }

  @Test
  void aProgramThatUsedUpItsProcessorTimeHasReachedTheTimeLimit() {
    assertThat(ending(MockCluster.ended(152, "Error"))).isEqualTo(new Ending.TimeLimit());
  }

  @Test
  void aProgramThatClosedItsStreamsAndGoesOnHasNothingMoreToSay() {
    assertThat(ending(MockCluster.running())).isEqualTo(new Ending.Died(0));
  }

  private static Ending ending(ContainerState state) {
    return run(line -> {
          line.cluster().is(line.pod(), state);
          line.end();
        })
        .ending();
  }

  @Test
  void whateverTheClusterEndsIsAFaultOfOurs() {
    assertOurs(
        "Evicted, the node was low on memory",
        line -> {
          line.cluster()
              .change(
                  line.pod(),
                  status ->
                      status
                          .withPhase("Failed")
                          .withReason("Evicted")
                          .withMessage("the node was low on memory"));
          line.end();
        });
    assertOurs(
        "DeadlineExceeded",
        line -> {
          line.cluster().change(line.pod(), status -> status.withReason("DeadlineExceeded"));
          line.end();
        });
    assertOurs(
        "PreemptionByScheduler",
        line -> {
          line.cluster().is(line.pod(), MockCluster.ended(137, "Error"));
          line.cluster()
              .change(
                  line.pod(),
                  status ->
                      status
                          .addNewCondition()
                          .withType("DisruptionTarget")
                          .withStatus("True")
                          .withReason("PreemptionByScheduler")
                          .endCondition());
          line.end();
        });
    assertOurs(
        "it is gone",
        line -> {
          line.cluster().operator().pods().inNamespace("test").withName(line.pod()).delete();
          line.end();
        });
    assertOurs(
        "ended from outside",
        line -> {
          line.cluster().is(line.pod(), MockCluster.ended(137, "ContainerStatusUnknown"));
          line.end();
        });
  }

  @Test
  void aConnectionThatBreaksIsAFaultOfOurs() {
    assertOurs("connection to the container broke", line -> line.socket().close(1011, "lost"));
  }

  private static void assertOurs(String why, Consumer<Line> end) {
    assertThatThrownBy(() -> run(end))
        .isInstanceOf(SandboxException.class)
        .hasMessageContaining(why);
  }

  private static Outcome run(Consumer<Line> end) {
    try (var cluster = new MockCluster(new Scripted(end));
        var sandbox = sandbox(cluster)) {
      return sandbox.run(program(""), Limits.standard());
    }
  }

  @Test
  void anImageThatCannotBePulledIsNotWaitedFor() {
    var node =
        new Scripted(line -> {}) {
          @Override
          public void made(String pod, MockCluster cluster) {
            cluster.is(
                pod,
                new ContainerStateBuilder()
                    .withNewWaiting()
                    .withReason("ImagePullBackOff")
                    .withMessage("no such digest")
                    .endWaiting()
                    .build());
          }
        };
    try (var cluster = new MockCluster(node)) {
      try (var sandbox = sandbox(cluster)) {
        assertThatThrownBy(() -> sandbox.run(program(""), Limits.standard()))
            .isInstanceOf(SandboxException.class)
            .hasMessageContaining("ImagePullBackOff, no such digest");
      }
      assertThat(cluster.pods()).isEmpty();
    }
  }

  @Test
  void aPodThatFindsNoNodeSaysWhy() {
    var node =
        new Scripted(line -> {}) {
          @Override
          public void made(String pod, MockCluster cluster) {
            cluster.change(
                pod,
                status ->
                    status
                        .withPhase("Pending")
                        .addNewCondition()
                        .withType("PodScheduled")
                        .withStatus("False")
                        .withReason("Unschedulable")
                        .withMessage("0/3 nodes are available: 3 Insufficient nvidia.com/gpu")
                        .endCondition());
          }
        };
    try (var mock = new MockCluster(node);
        var cluster = new Cluster(mock.client(), NEWS)) {
      cluster.create(
          HardenedPod.of("it", Map.of(), SETTINGS, MORE, Limits.standard(), Preload.NUMPY));

      assertThatThrownBy(
              () ->
                  cluster.start(
                      "it", InputStream.nullInputStream(), new Deaf(), Duration.ofSeconds(2)))
          .isInstanceOf(SandboxException.class)
          .hasMessageContaining("Unschedulable, 0/3 nodes are available");
    }
  }

  @Test
  void aPodThatTheQuotaRefusesSaysSo() {
    try (var cluster = new MockCluster(new Scripted(line -> {}));
        var sandbox = sandbox(cluster)) {
      cluster.refuse("exceeded quota: sandboxes");

      assertThatThrownBy(() -> sandbox.run(program(""), Limits.standard()))
          .isInstanceOf(SandboxException.class)
          .hasMessageContaining("exceeded quota: sandboxes");
    }
  }

  @Test
  void whatAnEarlierLifeOfThisGraderLeftIsDeletedAndNothingOfOthers() {
    try (var cluster = new MockCluster(new Scripted(line -> {}))) {
      left(cluster, "mine", SETTINGS.owner());
      left(cluster, "anothers", "another-uid");

      sandbox(cluster).close();

      assertThat(cluster.pods()).containsExactly("anothers");
    }
  }

  private static void left(MockCluster cluster, String name, String owner) {
    cluster
        .operator()
        .pods()
        .inNamespace("test")
        .resource(
            new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .addToLabels(DockerSandbox.OWNER, owner)
                .addToLabels(DockerSandbox.MAKER, "an-earlier-life")
                .endMetadata()
                .build())
        .create();
  }

  @Test
  void anImageThatMayChangeIsRefused() {
    try (var cluster = new MockCluster(new Scripted(line -> {}))) {
      assertThatThrownBy(
              () ->
                  PodSandbox.connect(
                      new Cluster(cluster.client(), NEWS),
                      SETTINGS.withImage("registry.example/sandbox:latest"),
                      MORE,
                      () -> "it"))
          .isInstanceOf(SandboxException.class)
          .hasMessageContaining("digest");
    }
  }

  /** By a grader that removes what was left, runs a program and asks how it ended. */
  static Set<String> rightsThatWereUsed() {
    Scripted node =
        new Scripted(
            line -> {
              line.cluster().is(line.pod(), MockCluster.ended(1, "Error"));
              line.end();
            });
    try (var cluster = new MockCluster(node)) {
      left(cluster, "mine", SETTINGS.owner());
      try (var sandbox = sandbox(cluster)) {
        sandbox.run(program(""), Limits.standard());
      }
      return cluster.asked();
    }
  }

  private static PodSandbox sandbox(MockCluster cluster) {
    AtomicInteger number = new AtomicInteger();
    return PodSandbox.connect(
        new Cluster(cluster.client(), NEWS),
        SETTINGS,
        MORE,
        () -> "program-" + number.incrementAndGet());
  }

  static Program program(String source) {
    return Program.of(
        source.getBytes(StandardCharsets.UTF_8),
        "probe.py",
        Script.of().call("probe", "x").handedInAs("out").build(),
        List.of(Map.of("x", Tensor.scalar(1))));
  }

  /** Is ready when it was told that somebody listens, and ends as it is told when it was fed. */
  static class Scripted implements MockCluster.Node {

    private final Consumer<Line> end;

    Scripted(Consumer<Line> end) {
      this.end = end;
    }

    @Override
    public void told(Line line, byte[] bytes) {
      if (bytes.length == 1) {
        line.stdout(FrameReaderTest.frame('R', -1, "\0\0\0\0\0\0\0\0"));
      } else {
        // Not on the server's own thread, which has to answer what this asks.
        Thread.startVirtualThread(() -> end.accept(line));
      }
    }
  }

  private static final class Deaf implements Containers.Listener {
    @Override
    public void stdout(byte[] bytes) {}

    @Override
    public void stderr(byte[] bytes) {}

    @Override
    public void ended() {}

    @Override
    public void failed(Throwable error) {}
  }
}
