package dev.touchstone.sandbox;

/**
 * Who listens to what a program logs. It is told by the thread that reads the container's answers,
 * so it may neither wait nor throw.
 */
public interface Logbook {

  /** How it ended, as far as its author may know: in the cases that he may see. */
  enum Ending {
    FINISHED,
    RAISED,
    DIED,
    TIME_LIMIT,
    MEMORY_LIMIT,
    OUTPUT_LIMIT,
    INVALID
  }

  /** Nobody. */
  Logbook NONE =
      new Logbook() {
        @Override
        public void heard(Logged logged) {}

        @Override
        public void ended(Ending ending, String printed, boolean cut) {}
      };

  void heard(Logged logged);

  /**
   * Nothing more comes. Not called where the fault is ours.
   *
   * @param printed what the program printed, as far as its author may read it
   * @param cut whether that is not all
   */
  void ended(Ending ending, String printed, boolean cut);
}
