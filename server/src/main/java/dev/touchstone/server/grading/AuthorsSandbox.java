package dev.touchstone.server.grading;

import dev.touchstone.sandbox.Sandbox;
import dev.touchstone.sandbox.SandboxException;
import org.springframework.stereotype.Component;

/**
 * Where what authors wrote is tried out, in an engine one program after the other in the same
 * containers. Students' programs never run here.
 */
@Component
public class AuthorsSandbox {

  private final NodeSandbox node;

  AuthorsSandbox(NodeSandbox node) {
    this.node = node;
  }

  /**
   * To be closed.
   *
   * @throws SandboxException while there is no sandbox
   */
  public Sandbox open() {
    return node.forAuthors();
  }
}
