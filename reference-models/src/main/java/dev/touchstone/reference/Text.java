package dev.touchstone.reference;

import java.util.Locale;

/** A piece of prose in the course's two languages. */
public record Text(String zh, String en) {

  public Text {
    if (zh.isBlank() || en.isBlank()) {
      throw new IllegalArgumentException("a text needs both languages: zh=" + zh + ", en=" + en);
    }
  }

  /** Chinese for every Chinese locale, English for all others. */
  public String in(Locale locale) {
    return locale.getLanguage().equals("zh") ? zh : en;
  }
}
