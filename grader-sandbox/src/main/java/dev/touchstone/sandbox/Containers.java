package dev.touchstone.sandbox;

import java.io.Closeable;
import java.io.InputStream;
import java.time.Duration;

/** What a run needs of whoever hosts its container. */
interface Containers {

  /** How a container ended. */
  record State(int exitCode, boolean outOfMemory) {}

  /** Who hears what a container says, by one thread at a time and in the order of each stream. */
  interface Listener {

    void stdout(byte[] bytes);

    void stderr(byte[] bytes);

    /** Both streams have ended, and with them as a rule the container. */
    void ended();

    /** The host was lost: what the container says from now on nobody hears. */
    void failed(Throwable error);
  }

  /**
   * Starts a container, and misses nothing of what it says.
   *
   * @return to be closed when nobody listens any more
   * @throws SandboxException if it does not start
   */
  Closeable start(String container, InputStream stdin, Listener listener, Duration most);

  /**
   * Processor time of all that ever ran in it, since its start; takes up to a second to ask.
   *
   * @throws SandboxException if its host does not say
   */
  Duration cpuTime(String container);

  /**
   * Whether it runs now: what it has said by now is then heard in a moment.
   *
   * @throws SandboxException if its host does not say so in that time, or was lost
   */
  boolean isRunning(String container, Duration most);

  /**
   * @throws SandboxException if it is not known how it ended
   */
  State awaitEnd(String container, Duration most);

  /** Whether a container that has ended did so by itself, and was not ended by its host. */
  boolean saysItEndedByItself(String container, Duration most);

  /** Whether the kernel has killed something in it for its memory. */
  boolean hasRunOutOfMemory(String container);
}
