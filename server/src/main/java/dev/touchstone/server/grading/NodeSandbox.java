package dev.touchstone.server.grading;

import dev.touchstone.sandbox.Sandbox;
import dev.touchstone.sandbox.SandboxException;
import dev.touchstone.server.node.Equipment;

/** What this node runs programs in. {@code touchstone.sandbox.kind} says which of the two it is. */
interface NodeSandbox extends Sandbox, Equipment {

  /**
   * Another, for what authors wrote; to be closed.
   *
   * @throws SandboxException while there is none
   */
  Sandbox forAuthors();
}
