package dev.touchstone.sandbox;

/** Where untrusted programs run. */
public interface Sandbox extends AutoCloseable {

  /**
   * Runs one program on all its cases, in an environment nobody used before or will use again.
   *
   * @throws SandboxException if the fault is ours; nothing the program does may cause it
   */
  Outcome run(Program program, Limits limits);

  /** The same, leaving what is prepared ahead to others. */
  default Outcome runUnprepared(Program program, Limits limits) {
    return run(program, limits);
  }

  /** The digest of what programs run in, as it is recorded with each grading. */
  String image();

  @Override
  void close();
}
