package dev.touchstone.sandbox;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.http.Dispatcher;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import io.fabric8.mockwebserver.http.Response;
import io.fabric8.mockwebserver.http.WebSocket;
import io.fabric8.mockwebserver.http.WebSocketListener;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * An API server that keeps pods and lets somebody play the node they run on. It admits everything
 * and isolates nothing: what a pod's fields do can't be seen here.
 */
final class MockCluster implements AutoCloseable {

  /** Plays the node of one pod. */
  interface Node {

    /** The pod was made. */
    default void made(String pod, MockCluster cluster) {
      cluster.is(pod, running());
    }

    /** Somebody listens. */
    default void attached(Line line) {}

    /** Something came on standard input. */
    void told(Line line, byte[] bytes);
  }

  /** The connection to a container's streams. */
  record Line(String pod, MockCluster cluster, WebSocket socket) {

    void stdout(byte[] bytes) {
      send(1, bytes);
    }

    void stderr(byte[] bytes) {
      send(2, bytes);
    }

    /** All has been sent. */
    void end() {
      String success = Serialization.asJson(new StatusBuilder().withStatus("Success").build());
      send(3, success.getBytes(StandardCharsets.UTF_8));
      socket.close(1000, "");
    }

    private void send(int channel, byte[] bytes) {
      byte[] message = new byte[bytes.length + 1];
      message[0] = (byte) channel;
      System.arraycopy(bytes, 0, message, 1, bytes.length);
      socket.send(message);
    }
  }

  private static final String PODS = "/api/v1/namespaces/test/pods";

  private final Node node;
  private volatile String refusal = "";
  private final Set<String> asked = new ConcurrentSkipListSet<>();
  private final List<Pod> made = new CopyOnWriteArrayList<>();
  private final Dispatcher store = new KubernetesCrudDispatcher();
  private final KubernetesMockServer server =
      new KubernetesMockServer(
          new Context(), new MockWebServer(), new HashMap<>(), new Asked(), false);
  private final KubernetesClient operator;

  MockCluster(Node node) {
    this.node = node;
    server.start();
    operator = server.createClient();
  }

  /** A client such as the grader has; nothing that others do is counted as its own. */
  KubernetesClient client() {
    return server.createClient(
        builder ->
            builder.withHttpClientBuilderConsumer(
                http -> http.addOrReplaceInterceptor("grader", new Grader())));
  }

  /** For what others do in the cluster. */
  KubernetesClient operator() {
    return operator;
  }

  /** From now on no pod is admitted. */
  void refuse(String why) {
    refusal = why;
  }

  /** What the grader asked, as rights: a verb and a resource. */
  Set<String> asked() {
    return new TreeSet<>(asked);
  }

  List<Pod> made() {
    return made;
  }

  List<String> pods() {
    return operator.pods().inNamespace("test").list().getItems().stream()
        .map(pod -> pod.getMetadata().getName())
        .toList();
  }

  static ContainerState running() {
    return new ContainerStateBuilder().withNewRunning().endRunning().build();
  }

  static ContainerState ended(int code, String reason) {
    return new ContainerStateBuilder()
        .withNewTerminated()
        .withExitCode(code)
        .withReason(reason)
        .endTerminated()
        .build();
  }

  void is(String pod, ContainerState state) {
    change(
        pod,
        status ->
            status
                .withPhase(state.getTerminated() == null ? "Running" : "Failed")
                .withContainerStatuses()
                .addNewContainerStatus()
                .withName(HardenedPod.CONTAINER)
                .withState(state)
                .endContainerStatus());
  }

  void change(String pod, Consumer<PodStatusBuilder> how) {
    operator
        .pods()
        .inNamespace("test")
        .withName(pod)
        .editStatus(
            before -> {
              PodStatusBuilder status =
                  before.getStatus() == null
                      ? new PodStatusBuilder()
                      : new PodStatusBuilder(before.getStatus());
              how.accept(status);
              return new PodBuilder(before).withStatus(status.build()).build();
            });
  }

  @Override
  public void close() {
    operator.close();
    server.shutdown();
  }

  private static final class Grader implements Interceptor {
    @Override
    public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
      builder.setHeader("X-Grader", "yes");
    }
  }

  private final class Asked extends Dispatcher {

    @Override
    public MockResponse dispatch(RecordedRequest request) {
      String path = request.getPath();
      if (request.getHeader("X-Grader") != null) {
        asked.add(verb(request) + " " + (path.contains("/attach") ? "pods/attach" : "pods"));
      }
      if (path.contains("/attach?")) {
        return new MockResponse().withWebSocketUpgrade(new Attached(path));
      }
      if (request.getMethod().equals("POST") && !refusal.isEmpty()) {
        return new MockResponse()
            .setResponseCode(403)
            .setBody(
                Serialization.asJson(
                    new StatusBuilder().withCode(403).withMessage(refusal).build()));
      }
      MockResponse response = store.dispatch(request);
      if (request.getMethod().equals("POST") && path.startsWith(PODS) && response.code() < 300) {
        Pod pod = Serialization.unmarshal(response.getBody().readUtf8(), Pod.class);
        made.add(pod);
        Thread.startVirtualThread(() -> node.made(pod.getMetadata().getName(), MockCluster.this));
      }
      return response;
    }

    private static String verb(RecordedRequest request) {
      String path = request.getPath();
      return switch (request.getMethod()) {
        case "POST" -> "create";
        case "DELETE" -> path.matches(PODS + "/.+") ? "delete" : "deletecollection";
        case "GET" ->
            path.contains("watch=true") ? "watch" : path.matches(PODS + "/.+") ? "get" : "list";
        default -> request.getMethod();
      };
    }
  }

  private final class Attached extends WebSocketListener {

    private final String pod;

    Attached(String path) {
      pod = path.substring(PODS.length() + 1, path.indexOf("/attach"));
    }

    @Override
    public void onOpen(WebSocket socket, Response response) {
      node.attached(new Line(pod, MockCluster.this, socket));
    }

    @Override
    public void onMessage(WebSocket socket, byte[] bytes) {
      if (bytes[0] == 0) {
        node.told(
            new Line(pod, MockCluster.this, socket), Arrays.copyOfRange(bytes, 1, bytes.length));
      }
    }
  }
}
