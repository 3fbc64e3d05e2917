package dev.touchstone.server.grading;

import dev.touchstone.sandbox.DockerSandbox;
import dev.touchstone.sandbox.Limits;
import dev.touchstone.sandbox.Outcome;
import dev.touchstone.sandbox.Program;
import dev.touchstone.sandbox.Sandbox;
import dev.touchstone.sandbox.SandboxException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The Docker sandbox, connected to when it is first needed and again after a failure: the server
 * starts and takes submissions in while there is no engine.
 */
@Component
class EngineSandbox implements Sandbox {

  private final Supplier<Sandbox> connect;
  private @Nullable Sandbox connected;

  EngineSandbox() {
    this(DockerSandbox::connect);
  }

  EngineSandbox(Supplier<Sandbox> connect) {
    this.connect = connect;
  }

  @Override
  public Outcome run(Program program, Limits limits) {
    try {
      return connected().run(program, limits);
    } catch (SandboxException e) {
      forget();
      throw e;
    }
  }

  /**
   * @throws SandboxException while there is no engine or no image
   */
  @Override
  public String image() {
    return connected().image();
  }

  @Override
  public synchronized void close() {
    if (connected != null) {
      connected.close();
      connected = null;
    }
  }

  private synchronized Sandbox connected() {
    if (connected == null) {
      connected = connect.get();
    }
    return connected;
  }

  // Not closed: other programs may still be running in it.
  private synchronized void forget() {
    connected = null;
  }
}
