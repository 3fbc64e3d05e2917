package dev.touchstone.trials.redteam;

import java.util.List;
import java.util.function.Function;

/** What takes more than requests one after the other; each answers what got through. */
enum Check {
  SESSION_IS_ROTATED(Sessions::isRotated),
  SIGNED_OUT_IS_OUT(Sessions::endsWithSignOut),
  COOKIE_IS_CLOSED(Sessions::cookieIsClosed),
  FOREIGN_TOKEN_IS_REFUSED(Sessions::foreignTokenIsRefused),
  NAMES_CANNOT_BE_GUESSED(Timing::ofSigningIn),
  COPIES_CANNOT_BE_TOLD(Timing::ofStoringTheSameFile),
  DEADLINE_COUNTS_AT_THE_END(SlowUploads::pastTheDeadline),
  SLOW_UPLOADS_HOLD_NOBODY_UP(SlowUploads::aHundred),
  NO_CONTAINER_IS_PRIVILEGED(Surroundings::privileges),
  NOTHING_BUT_THE_WEB_LISTENS(Surroundings::listeners),
  NO_ADDRESS_IS_CALLED_BACK(Surroundings::callsBack),
  NO_SECRET_IS_IN_THE_LOG(Surroundings::log),
  A_FLOOD_DELAYS_NOBODY_ELSE(Flood::delays),
  SAMPLE_PASSWORDS_ARE_DEAD_IN_PUBLIC(PublicServer::samplePasswords),
  EVERY_ROUTE_ASKS_WHO_IT_IS(Routes::forStrangersAndStudents);

  private final Function<Scene, List<String>> breaches;

  Check(Function<Scene, List<String>> breaches) {
    this.breaches = breaches;
  }

  /** Rows are what got through. */
  Observed run(Scene scene) {
    return Observed.rows(breaches.apply(scene));
  }
}
