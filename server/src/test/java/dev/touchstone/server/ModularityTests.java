package dev.touchstone.server;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** The check of the architecture and its picture (in {@code target/spring-modulith-docs}). */
class ModularityTests {

  private final ApplicationModules modules = ApplicationModules.of(Touchstone.class);

  @Test
  void capabilitiesMeetOnlyThroughWhatTheyOffer() {
    modules.verify();
  }

  @Test
  void theMapIsDrawn() {
    new Documenter(modules).writeModulesAsPlantUml();
  }
}
