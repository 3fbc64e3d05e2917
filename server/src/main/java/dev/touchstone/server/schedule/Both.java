package dev.touchstone.server.schedule;

import java.util.Locale;

/** What may be said in both languages, in one, or not at all. */
record Both(String zh, String en) {

  static final Both NOTHING = new Both("", "");

  /** In that language, or else in the other one. */
  String in(Locale locale) {
    boolean chinese = locale.getLanguage().equals("zh");
    String own = chinese ? zh : en;
    return own.isBlank() ? (chinese ? en : zh) : own;
  }
}
