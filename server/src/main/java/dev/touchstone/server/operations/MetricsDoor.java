package dev.touchstone.server.operations;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Answers {@code /metrics}, on an address and a port of its own: what the public port has not, no
 * mistake in its rules can give away.
 */
final class MetricsDoor implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(MetricsDoor.class);
  private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final InetSocketAddress address;
  private final Supplier<String> scrape;
  // One at a time: who scrapes more often than that waits.
  private final ExecutorService answering =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("metrics").factory());
  private @Nullable HttpServer server;

  MetricsDoor(InetSocketAddress address, Supplier<String> scrape) {
    this.address = address;
    this.scrape = scrape;
  }

  @Override
  public synchronized void start() {
    try {
      HttpServer opened = HttpServer.create(address, 0);
      opened.createContext("/metrics", this::answer);
      opened.setExecutor(answering);
      opened.start();
      server = opened;
      log.info(
          "Metrics at http://{}:{}/metrics",
          address.getHostString(),
          opened.getAddress().getPort());
    } catch (IOException e) {
      throw new UncheckedIOException("No door for metrics at " + address, e);
    }
  }

  private void answer(HttpExchange asked) throws IOException {
    try (asked) {
      if (!asked.getRequestURI().getPath().equals("/metrics")) {
        asked.sendResponseHeaders(404, -1);
        return;
      }
      byte[] text = scrape.get().getBytes(StandardCharsets.UTF_8);
      asked.getResponseHeaders().set("Content-Type", TYPE);
      asked.sendResponseHeaders(200, text.length);
      asked.getResponseBody().write(text);
    } catch (RuntimeException e) {
      log.warn("No metrics: {}", e.getMessage());
      asked.sendResponseHeaders(500, -1);
    }
  }

  @Override
  public synchronized void stop() {
    if (server != null) {
      server.stop(0);
      server = null;
    }
    answering.shutdown();
  }

  @Override
  public synchronized boolean isRunning() {
    return server != null;
  }
}
