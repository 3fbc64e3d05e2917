package dev.touchstone.trials.redteam;

import dev.touchstone.trials.Engine;
import dev.touchstone.trials.Upload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What the server's process does besides answering. */
final class Surroundings {

  private static final String LISTENING = "0A";

  private Surroundings() {}

  /** Sockets on which the server waits for anything but web requests from this machine. */
  static List<String> listeners(Scene scene) {
    String web = "0100007F:%04X".formatted(scene.platform().address().getPort());
    List<String> found = new ArrayList<>();
    try {
      Set<String> own = sockets(scene.server().pid());
      for (String table : List.of("tcp", "tcp6")) {
        for (String line :
            Files.readAllLines(Path.of("/proc/" + scene.server().pid() + "/net/" + table))) {
          String[] field = line.strip().split("\\s+");
          if (field[3].equals(LISTENING)
              && own.contains("socket:[" + field[9] + "]")
              && !field[1].endsWith(web.substring(8))) {
            found.add("it listens on " + field[1]);
          }
          if (field[3].equals(LISTENING)
              && field[1].endsWith(web.substring(8))
              && !isLoopback(field[1])) {
            found.add("the web is open on " + field[1]);
          }
        }
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of the containers that wait and those that run. */
  static List<String> privileges(Scene scene) {
    try (var engine = new Engine(scene.server().owner())) {
      List<String> found = new ArrayList<>(engine.privileges());
      if (engine.containers().isEmpty()) {
        found.add("no container to look at");
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isLoopback(String address) {
    return address.startsWith("0100007F:")
        || address.startsWith("0000000000000000FFFF00000100007F:");
  }

  private static Set<String> sockets(long pid) throws IOException {
    Set<String> sockets = new HashSet<>();
    try (Stream<Path> open = Files.list(Path.of("/proc/" + pid + "/fd"))) {
      for (Path descriptor : open.toList()) {
        if (Files.isSymbolicLink(descriptor)) {
          sockets.add(Files.readSymbolicLink(descriptor).toString());
        }
      }
    }
    return sockets;
  }

  /** An address of ours, told in every way a careless server might listen to. */
  static List<String> callsBack(Scene scene) {
    try (var ours = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      String url = "http://127.0.0.1:" + ours.getLocalPort() + "/hook";
      Map<String, String> fields =
          Map.of("code", "print('" + url + "')", "callback_url", url, "webhook", url, "url", url);
      scene
          .platform()
          .as("lin")
          .handIn(scene.page("softmax"), new Upload(fields, "", new byte[0]))
          .submission()
          .ifPresent(path -> scene.platform().as("lin").result(path, Player.LONGEST_GRADING));
      ours.setSoTimeout(1_000);
      ours.accept().close();
      return List.of("the server called " + url);
    } catch (SocketTimeoutException nobody) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sessions, passwords and submitted text do not belong into the server's log. */
  static List<String> log(Scene scene) {
    String session = scene.platform().as("lin").cookie("TOUCHSTONE");
    String token =
        scene.platform().as("lin").hidden(scene.page("softmax")).getOrDefault("_csrf", "no token");
    try {
      String log = Files.readString(scene.server().log());
      return Stream.of(session, token, scene.canaries().work(), scene.canaries().environment())
          .filter(log::contains)
          .map(secret -> "the log holds " + secret)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
