package dev.touchstone.server.production;

import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Stands before the first request is taken: nothing has listened yet when it refuses. */
@Component
@ConditionalOnBooleanProperty("touchstone.production")
class ProductionGate {

  ProductionGate(Environment environment, JdbcClient jdbc, PasswordEncoder encoder) {
    List<String> faults = new Fitness(environment, jdbc, encoder).faults();
    if (!faults.isEmpty()) {
      throw new UnfitForProductionException(faults);
    }
  }
}
