package dev.touchstone.server.operations;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.InetSocketAddress;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Numbers are kept and told only where somebody asked for a port. */
@Configuration
@ConditionalOnExpression("!'${touchstone.metrics.port}'.isBlank()")
class MetricsConfiguration {

  @Bean
  static GradingMeters gradingMeters(JdbcClient jdbc, PrometheusMeterRegistry registry) {
    return new GradingMeters(jdbc, registry);
  }

  @Bean
  static QueueMeters queueMeters(
      JdbcClient jdbc, QueueState queue, PrometheusMeterRegistry registry) {
    return new QueueMeters(jdbc, queue, registry);
  }

  @Bean
  static MetricsDoor metricsDoor(
      PrometheusMeterRegistry registry,
      GradingMeters gradings,
      QueueMeters queue,
      @Value("${touchstone.metrics.address}") String address,
      @Value("${touchstone.metrics.port}") int port) {
    return new MetricsDoor(
        new InetSocketAddress(address, port),
        () -> {
          gradings.look();
          queue.look();
          return registry.scrape();
        });
  }
}
