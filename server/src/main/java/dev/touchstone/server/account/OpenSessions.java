package dev.touchstone.server.account;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** Where somebody is signed in. */
@Component
public class OpenSessions {

  /**
   * A browser that is signed in.
   *
   * @param current whether it is the one that asks
   */
  public record Open(Instant since, Instant lastUsed, boolean current) {}

  private final FindByIndexNameSessionRepository<? extends Session> repository;

  OpenSessions(FindByIndexNameSessionRepository<? extends Session> repository) {
    this.repository = repository;
  }

  /** The one used last first. */
  List<Open> of(String name, String current) {
    return repository.findByPrincipalName(name).values().stream()
        .filter(session -> !session.isExpired())
        .map(
            session ->
                new Open(
                    session.getCreationTime(),
                    session.getLastAccessedTime(),
                    session.getId().equals(current)))
        .sorted(Comparator.comparing(Open::lastUsed).reversed())
        .toList();
  }

  /** Signs that person out everywhere but in the current session. */
  public void endOthers(String name, String current) {
    repository.findByPrincipalName(name).keySet().stream()
        .filter(id -> !id.equals(current))
        .forEach(repository::deleteById);
  }

  /** Signs that person out everywhere. */
  public void endAll(String name) {
    repository.findByPrincipalName(name).keySet().forEach(repository::deleteById);
  }
}
