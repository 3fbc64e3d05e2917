package dev.touchstone.trials.chaos;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A wire between a node and PostgreSQL, which can be cut and can lose or hold up what the database
 * notifies of; the node knows nothing of it. Each of the server's messages is a letter, the length
 * of the rest, and the rest; notifications are those with an A. TLS has to be off.
 */
final class Wire implements AutoCloseable {

  private static final int NOTIFICATION = 'A';

  /** How notifications fare. */
  sealed interface Notifications {
    record Arrive() implements Notifications {}

    record Vanish() implements Notifications {}

    record ComeLate(Duration by) implements Notifications {}
  }

  private final ServerSocket node;
  private final int database;
  private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
  private volatile Notifications notifications = new Notifications.Arrive();

  Wire(int database) throws IOException {
    this.database = database;
    this.node = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  /** Where the node finds the database. */
  int port() {
    return node.getLocalPort();
  }

  void let(Notifications how) {
    notifications = how;
  }

  /** Breaks whatever is connected. */
  void cut() {
    ends.forEach(Wire::close);
  }

  private void accept() {
    while (!node.isClosed()) {
      try {
        Socket here = node.accept();
        ends.add(here);
        Thread.ofVirtual().start(() -> connect(here));
      } catch (IOException e) {
        // The next one may do better, if there is to be one.
        continue;
      }
    }
  }

  private void connect(Socket here) {
    try (here;
        Socket there = new Socket(InetAddress.getLoopbackAddress(), database)) {
      ends.add(there);
      here.setTcpNoDelay(true);
      there.setTcpNoDelay(true);
      Thread asks = Thread.ofVirtual().start(() -> ask(here, there));
      try {
        answer(there, here);
      } finally {
        close(here);
        close(there);
        ends.remove(there);
        asks.interrupt();
      }
    } catch (IOException e) {
      // A broken wire is what this is for; the node will say what it thinks of it.
      close(here);
    } finally {
      ends.remove(here);
    }
  }

  private static void ask(Socket here, Socket there) {
    try {
      here.getInputStream().transferTo(there.getOutputStream());
    } catch (IOException e) {
      // Broken from either end: the other is closed as well.
      close(here);
    } finally {
      close(there);
    }
  }

  private void answer(Socket there, Socket here) throws IOException {
    var in = new DataInputStream(new BufferedInputStream(there.getInputStream(), 1 << 16));
    OutputStream out = here.getOutputStream();
    for (int kind; (kind = in.read()) >= 0; ) {
      int length = in.readInt();
      byte[] message = new byte[1 + length];
      ByteBuffer.wrap(message).put((byte) kind).putInt(length);
      in.readFully(message, 1 + Integer.BYTES, length - Integer.BYTES);
      if (kind != NOTIFICATION || arrives()) {
        out.write(message);
      }
    }
  }

  private boolean arrives() {
    return switch (notifications) {
      case Notifications.Arrive arrive -> true;
      case Notifications.Vanish vanish -> false;
      case Notifications.ComeLate late -> {
        try {
          Thread.sleep(late.by());
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        yield true;
      }
    };
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It was closed already, as far as anybody can tell.
      return;
    }
  }

  @Override
  public void close() throws IOException {
    node.close();
    cut();
  }
}
