package dev.touchstone.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.reference.Script;
import dev.touchstone.reference.Tensor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a program can reach from inside: nothing. */
class SealTest {

  private static Sandbox sandbox;

  @BeforeAll
  static void connect() {
    sandbox = DockerSandbox.connect();
  }

  @AfterAll
  static void close() {
    sandbox.close();
  }

  @Test
  void noListenerOfThisMachineIsReached() throws IOException {
    AtomicInteger connections = new AtomicInteger();
    try (ServerSocket listener = new ServerSocket()) {
      listener.bind(new InetSocketAddress("0.0.0.0", 0));
      Thread.ofVirtual().start(() -> count(listener, connections));
      StringBuilder addresses = new StringBuilder();
      for (NetworkInterface link : Collections.list(NetworkInterface.getNetworkInterfaces())) {
        for (InetAddress address : Collections.list(link.getInetAddresses())) {
          addresses.append("'").append(address.getHostAddress().split("%")[0]).append("',");
        }
      }

      Outcome outcome =
          run(
              """
              import socket
              def probe(x):
                  opened = 0
                  for address in [%s]:
                      try:
                          socket.create_connection((address, %d), 1)
                          opened += 1
                      except OSError:
                          pass
                  return opened
              """
                  .formatted(addresses, listener.getLocalPort()));

      assertThat(addresses.toString()).contains("127.0.0.1");
      assertThat(value(outcome)).isZero();
      assertThat(connections).hasValue(0);
    }
  }

  @Test
  void thereIsNoNetworkDeviceButLoopback() {
    Outcome outcome =
        run(
            """
            def probe(x):
                with open("/proc/net/dev") as devices:
                    return sum(1 for line in devices if ":" in line and not line.strip().startswith("lo"))
            """);

    assertThat(value(outcome)).isZero();
  }

  @Test
  void theOnlyPlacesToWriteAreScratch() {
    Outcome outcome =
        run(
            """
            import os
            def probe(x):
                written = 0
                for folder, _, _ in os.walk("/"):
                    if folder.startswith(("/tmp", "/dev/shm", "/proc", "/sys")):
                        continue
                    try:
                        with open(os.path.join(folder, "probe"), "w"):
                            print(folder)
                            written += 1
                    except OSError:
                        pass
                return written
            """);

    assertThat(value(outcome)).as(outcome.log()).isZero();
  }

  @Test
  void itIsNobodyWithoutCapabilitiesOrNewPrivileges() {
    Outcome outcome =
        run(
            """
            import os
            def probe(x):
                status = dict(line.split(":\\t", 1) for line in open("/proc/self/status"))
                sealed = (os.getuid() == 65534 and int(status["CapEff"], 16) == 0
                          and int(status["CapBnd"], 16) == 0 and status["NoNewPrivs"].strip() == "1"
                          and status["Seccomp"].strip() == "2")
                return int(sealed)
            """);

    assertThat(value(outcome)).isEqualTo(1);
  }

  @Test
  void scratchIsLimited() {
    Outcome outcome =
        run(
            """
            def probe(x):
                try:
                    for i in range(10):
                        with open(f"/tmp/{i}", "wb") as file:
                            file.write(bytes(20 << 20))
                except OSError:
                    return 1
                return 0
            """);

    assertThat(value(outcome)).isEqualTo(1);
  }

  @Test
  void noContainerIsLeftBehind() throws InterruptedException {
    run("def probe(x):\n    return x\n");

    Instant end = Instant.now().plusSeconds(5);
    while (!((DockerSandbox) sandbox).containers().isEmpty()) {
      assertThat(Instant.now()).isBefore(end);
      Thread.sleep(20);
    }
  }

  private static Outcome run(String source) {
    Program program =
        Program.of(
            source.getBytes(StandardCharsets.UTF_8),
            "probe.py",
            Script.of().call("probe", "x").handedInAs("out").build(),
            List.of(Map.of("x", Tensor.scalar(1))));
    return sandbox.run(program, Limits.standard());
  }

  private static double value(Outcome outcome) {
    assertThat(outcome.cases().getFirst())
        .as(outcome.toString())
        .isInstanceOf(Outcome.CaseOutcome.Values.class);
    return ((Outcome.CaseOutcome.Values) outcome.cases().getFirst()).outputs().get("out").item();
  }

  private static void count(ServerSocket listener, AtomicInteger connections) {
    try {
      while (true) {
        listener.accept().close();
        connections.incrementAndGet();
      }
    } catch (IOException e) {
      // Closed: the test is over.
    }
  }
}
