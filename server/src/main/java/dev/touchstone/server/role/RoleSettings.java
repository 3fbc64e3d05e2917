package dev.touchstone.server.role;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** What follows from the roles before anything is started. */
class RoleSettings implements EnvironmentPostProcessor, Ordered {

  private static final Map<String, Object> PURE_GRADER =
      Map.of(
          "spring.main.web-application-type", "none",
          // The queue asks for its jobs, they for what they need, and nobody for a page.
          "spring.main.lazy-initialization", "true",
          // Usually it is told; this is for what it was not told.
          "db-scheduler.polling-interval", "1s");

  private static final Map<String, Object> PURE_WEB =
      Map.of(
          // The other way would pick the graders' jobs along with its own.
          "db-scheduler.polling-strategy", "fetch",
          // Kinds of jobs that it does not know are the graders', and nothing to be cleared away.
          "db-scheduler.delete-unresolved-after", "36500d",
          "db-scheduler.threads", "1");

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    String named = environment.getProperty(Roles.PROPERTY);
    if (named == null) {
      return;
    }
    Roles roles = Roles.of(named);
    if (!roles.web()) {
      needDatabase(environment);
      set(environment, PURE_GRADER);
    } else if (!roles.grader()) {
      set(environment, PURE_WEB);
    }
  }

  private static void needDatabase(ConfigurableEnvironment environment) {
    String url = environment.getProperty("spring.datasource.url");
    if (url == null || url.isBlank()) {
      throw new IllegalStateException(
          "A grader takes its jobs from the web nodes' database: set SPRING_DATASOURCE_URL to it"
              + " (or to 'embedded' for a database of its own)");
    }
  }

  private static void set(ConfigurableEnvironment environment, Map<String, Object> settings) {
    environment.getPropertySources().addFirst(new MapPropertySource(Roles.PROPERTY, settings));
  }

  // After the files were read.
  @Override
  public int getOrder() {
    return ConfigDataEnvironmentPostProcessor.ORDER + 1;
  }
}
