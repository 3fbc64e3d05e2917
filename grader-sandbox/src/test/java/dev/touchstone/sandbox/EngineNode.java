package dev.touchstone.sandbox;

import com.github.dockerjava.api.model.HostConfig;
import dev.touchstone.sandbox.MockCluster.Line;
import io.fabric8.kubernetes.api.model.Container;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A node whose one container runs in this machine's engine, with the environment that its pod asks
 * for and nothing else of it. As on a real node it is started before anybody listens, and what it
 * says until then is lost.
 */
final class EngineNode implements MockCluster.Node, AutoCloseable {

  private static final Duration MOST = Duration.ofMinutes(1);

  /** What a connection to a container takes, before the imports are done. */
  private static final Duration LATE = Duration.ofSeconds(2);

  private final Engine engine = Engine.ofEnvironment();
  private final CompletableFuture<String> container = new CompletableFuture<>();
  private final CompletableFuture<Line> line = new CompletableFuture<>();
  private final AtomicLong unheard = new AtomicLong();
  private final Feed stdin = new Feed();

  @Override
  public void made(String pod, MockCluster cluster) {
    Container asked = cluster.made().getLast().getSpec().getContainers().getFirst();
    List<String> environment =
        asked.getEnv().stream().map(entry -> entry.getName() + "=" + entry.getValue()).toList();
    String id =
        engine
            .create(SandboxSettings.ofEnvironment().image())
            .withEnv(environment)
            .withHostConfig(HostConfig.newHostConfig().withNetworkMode("none"))
            .withAttachStdin(true)
            .withStdinOpen(true)
            .withStdInOnce(true)
            .exec()
            .getId();
    container.complete(id);
    engine.start(id, stdin, new Streams(cluster, pod), MOST);
    try {
      Thread.sleep(LATE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    cluster.is(pod, MockCluster.running());
  }

  @Override
  public void attached(Line opened) {
    line.complete(opened);
  }

  @Override
  public void told(Line opened, byte[] bytes) {
    stdin.write(bytes);
  }

  /** In bytes. */
  long saidBeforeAnybodyListened() {
    return unheard.get();
  }

  @Override
  public void close() {
    stdin.close();
    if (container.isDone()) {
      engine.remove(container.join());
    }
    engine.close();
  }

  private final class Streams implements Containers.Listener {

    private final MockCluster cluster;
    private final String pod;

    Streams(MockCluster cluster, String pod) {
      this.cluster = cluster;
      this.pod = pod;
    }

    @Override
    public void stdout(byte[] bytes) {
      if (line.isDone()) {
        line.join().stdout(bytes);
      } else {
        unheard.addAndGet(bytes.length);
      }
    }

    @Override
    public void stderr(byte[] bytes) {
      if (line.isDone()) {
        line.join().stderr(bytes);
      }
    }

    @Override
    public void ended() {
      if (line.isDone()) {
        int code = engine.awaitEnd(container.join(), MOST).exitCode();
        cluster.is(pod, MockCluster.ended(code, code == 0 ? "Completed" : "Error"));
        line.join().end();
      }
    }

    @Override
    public void failed(Throwable error) {
      if (line.isDone()) {
        line.join().socket().close(1011, String.valueOf(error.getMessage()));
      }
    }
  }
}
