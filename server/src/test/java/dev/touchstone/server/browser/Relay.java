package dev.touchstone.server.browser;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands between browsers and the server and keeps every byte that the server sends: pages,
 * fragments, streams, scripts, headers.
 */
final class Relay implements AutoCloseable {

  private final ServerSocket door;
  private final int server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<ByteArrayOutputStream> answers = new CopyOnWriteArrayList<>();

  Relay(int server) {
    this.server = server;
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.submit(this::welcome);
  }

  int port() {
    return door.getLocalPort();
  }

  /** What was sent so far, one connection after the other, without the marks between chunks. */
  String everything() {
    StringBuilder text = new StringBuilder();
    for (ByteArrayOutputStream answer : answers) {
      text.append(answer.toString(StandardCharsets.UTF_8)).append('\n');
    }
    return text.toString().replaceAll("\r\n[0-9a-fA-F]{1,8}\r\n", "");
  }

  private void welcome() {
    while (!door.isClosed()) {
      try {
        Socket browser = door.accept();
        Socket back = new Socket(InetAddress.getLoopbackAddress(), server);
        var answer = new ByteArrayOutputStream();
        answers.add(answer);
        threads.submit(() -> pass(browser, back, OutputStream.nullOutputStream()));
        threads.submit(() -> pass(back, browser, answer));
      } catch (IOException e) {
        return;
      }
    }
  }

  private static void pass(Socket from, Socket to, OutputStream copy) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[8192];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        copy.write(buffer, 0, read);
        out.write(buffer, 0, read);
        out.flush();
      }
    } catch (IOException e) {
      // One side hung up; closing the other is all there is to do.
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    threads.shutdownNow();
  }
}
