package dev.touchstone.server.grading;

import dev.touchstone.sandbox.DockerSandbox;
import dev.touchstone.sandbox.Sandbox;
import dev.touchstone.sandbox.SandboxException;
import dev.touchstone.sandbox.SeriesSandbox;
import org.springframework.stereotype.Component;

/**
 * Where what authors wrote is tried out, one program after the other in the same containers.
 * Students' programs never run here.
 */
@Component
public class AuthorsSandbox {

  private final EngineSandbox engine;

  AuthorsSandbox(EngineSandbox engine) {
    this.engine = engine;
  }

  /**
   * To be closed.
   *
   * @throws SandboxException while there is no engine or no image
   */
  public Sandbox open() {
    return new SeriesSandbox(DockerSandbox.connect(engine.settings()));
  }
}
