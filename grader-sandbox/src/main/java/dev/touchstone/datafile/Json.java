package dev.touchstone.datafile;

import dev.touchstone.metric.BadDataException;
import dev.touchstone.metric.BadDataException.Place;
import dev.touchstone.metric.Side;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON as plain values. Python writes NaN and Infinity; they are read, and refused where they are.
 */
final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private Json() {}

  /** Maps, lists, strings, numbers, booleans or null. */
  static @Nullable Object read(Side side, String text) {
    try {
      return MAPPER.readValue(text, Object.class);
    } catch (JacksonException e) {
      TokenStreamLocation at = e.getLocation();
      int line = at == null ? 1 : Math.max(1, at.getLineNr());
      int column = at == null ? 1 : Math.max(1, at.getColumnNr());
      throw new BadDataException(Place.line(side, line), "json", line, column);
    }
  }
}
