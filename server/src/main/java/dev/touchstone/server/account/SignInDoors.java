package dev.touchstone.server.account;

import dev.touchstone.reference.Text;
import java.util.List;

/** Ways in beside the password; the sign-in page has a button for each. */
public interface SignInDoors {

  /**
   * A way in.
   *
   * @param path where it begins
   * @param name whose door it is
   */
  record Door(String path, Text name) {}

  List<Door> doors();
}
