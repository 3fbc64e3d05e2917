package dev.touchstone.trials.chaos;

import dev.touchstone.trials.Database;
import dev.touchstone.trials.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Everything that things happen to; what was begun first is closed last. */
final class Stage implements AutoCloseable {

  private static final int GRADERS = 2;

  /** What a node that grades may keep waiting. */
  private static final int WARM = 2;

  private final Setting setting;
  private final Consumer<String> say;
  private final Deque<AutoCloseable> begun = new ArrayDeque<>();
  private final Postgres postgres;
  private final SecondEngine engine;
  private final Scratch scratch;
  private final int port;
  private final Node web;
  private final List<Node> graders = new ArrayList<>();

  Stage(Setting setting, Consumer<String> say) throws IOException, SQLException {
    this.setting = setting;
    this.say = say;
    Path work = setting.work();
    Thread interrupted = new Thread(this::close);
    Runtime.getRuntime().addShutdownHook(interrupted);
    try {
      this.scratch = keep(Scratch.mount(work.resolve("scratch")));
      this.postgres = keep(new Postgres(work.resolve("postgres"), setting.binaries()));
      say.accept("PostgreSQL is up");
      this.engine = keep(new SecondEngine(setting.engineRoot(), work.resolve("engine"), owner()));
      engine.start();
      engine.load(setting.image());
      say.accept("a Docker Engine of its own is up");
      this.port = free();
      this.web = keep(node("web", webOptions()));
      web.start();
      for (int i = 1; i <= GRADERS; i++) {
        Node grader = keep(node("grader-" + i, graderOptions()));
        graders.add(grader);
        grader.begin(Duration.ZERO);
      }
      graders.forEach(Node::awaitReady);
      say.accept("one web node and " + GRADERS + " graders are up");
    } catch (IOException | SQLException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private <T extends AutoCloseable> T keep(T part) {
    synchronized (begun) {
      begun.push(part);
    }
    return part;
  }

  private String owner() {
    return "chaos#" + setting.work().getFileName();
  }

  private List<String> webOptions() throws IOException {
    return List.of(
        "--touchstone.roles=web",
        "--server.address=127.0.0.1",
        "--server.port=" + port,
        "--touchstone.data=" + setting.work().resolve("data"),
        "--touchstone.data-sets=" + setting.dataSets(),
        "--touchstone.sample-course=" + course());
  }

  private static List<String> graderOptions() {
    return List.of(
        "--touchstone.roles=grader",
        "--touchstone.limits.cpu=2s",
        "--touchstone.graders=1",
        "--touchstone.warm-containers=" + WARM,
        "--touchstone.warm-containers-in-a-rush=" + WARM);
  }

  /** The course with the competition in it. */
  private Path course() throws IOException {
    Path course = setting.work().resolve("course");
    copy(setting.course(), course);
    copy(setting.competition(), course.resolve("competitions").resolve(Work.COMPETITION));
    return course;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path one : all.toList()) {
        Path copy = to.resolve(from.relativize(one).toString());
        if (Files.isDirectory(one)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(one, copy);
        }
      }
    }
  }

  private Node node(String name, List<String> options) throws IOException {
    Wire wire = keep(new Wire(postgres.port()));
    Stream<String> server =
        Stream.of(
            "-Djava.io.tmpdir=" + scratch.folder(),
            "-cp",
            setting.classPath(),
            "dev.touchstone.server.Touchstone",
            "serve");
    List<String> command =
        Stream.of(setting.java().stream(), server, options.stream()).flatMap(all -> all).toList();
    return new Node(
        command,
        Map.of(
            "DOCKER_HOST",
            engine.address(),
            "TOUCHSTONE_OWNER",
            owner(),
            "TOUCHSTONE_SANDBOX_IMAGE",
            setting.image(),
            "SPRING_DATASOURCE_URL",
            "jdbc:postgresql://127.0.0.1:%d/%s?sslmode=disable&gssEncMode=disable"
                .formatted(wire.port(), Postgres.DATABASE),
            "SPRING_DATASOURCE_USERNAME",
            "postgres"),
        setting.work().resolve(name + ".log"),
        wire);
  }

  private static int free() throws IOException {
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  Node web() {
    return web;
  }

  /** One of the graders, by turns. */
  Node grader(int turn) {
    return graders.get(turn % graders.size());
  }

  List<Node> nodes() {
    return Stream.concat(Stream.of(web), graders.stream()).toList();
  }

  Postgres postgres() {
    return postgres;
  }

  SecondEngine engine() {
    return engine;
  }

  Scratch scratch() {
    return scratch;
  }

  /** Past all wires. */
  Database database() {
    return Database.at(
        "jdbc:postgresql://127.0.0.1:%d/%s?user=postgres"
            .formatted(postgres.port(), Postgres.DATABASE));
  }

  Platform platform() {
    return new Platform(URI.create("http://127.0.0.1:" + port));
  }

  /** Containers that no living grader made. */
  List<String> orphans() {
    List<String> living = graders.stream().map(grader -> grader.pid() + "@").toList();
    return engine.containers().entrySet().stream()
        .filter(made -> living.stream().noneMatch(made.getKey()::startsWith))
        .flatMap(made -> made.getValue().stream())
        .toList();
  }

  /** Ends all that may have a container, in peace. */
  void endNodes() {
    nodes().forEach(Node::close);
  }

  @Override
  public void close() {
    while (true) {
      AutoCloseable part;
      synchronized (begun) {
        part = begun.poll();
      }
      if (part == null) {
        return;
      }
      try {
        part.close();
      } catch (Exception e) {
        say.accept("not closed: " + e.getMessage());
      }
    }
  }

  /** For what cannot fail but says it could. */
  static void quietly(IoAction action) {
    try {
      action.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  interface IoAction {
    void run() throws IOException;
  }
}
