package dev.touchstone.reference;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Python dict; its arrays are {@code name.key}.
 *
 * @param fields the types by key, in the order they are told
 * @param others the type of every other key; null where there are no others
 */
public record DictType(Map<String, Type> fields, @Nullable Type others) implements Type {

  public DictType {
    fields = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** A dict of exactly these keys, given as {@code "W1", type, …}. */
  public static DictType dict(Object... fields) {
    Map<String, Type> types = new LinkedHashMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      types.put((String) fields[i], (Type) fields[i + 1]);
    }
    return new DictType(types, null);
  }

  /** A dict of any keys. */
  public static DictType dictOf(Type value) {
    return new DictType(Map.of(), value);
  }

  @Override
  public void accept(String name, Acceptance given) {
    fields.forEach((key, type) -> type.accept(name + "." + key, given));
    if (others != null) {
      for (String key : given.keys(name)) {
        others.accept(name + "." + key, given);
      }
    }
  }

  @Override
  public Optional<ArrayType> at(String path) {
    Path parts = Path.of(path);
    Type type = path.isEmpty() ? null : fields.getOrDefault(parts.head(), others);
    return type == null ? Optional.empty() : type.at(parts.rest());
  }

  @Override
  public Map<String, ArrayType> arrays(String name) {
    Map<String, ArrayType> arrays = new LinkedHashMap<>();
    fields.forEach((key, type) -> arrays.putAll(type.arrays(name + "." + key)));
    if (others != null) {
      arrays.putAll(others.arrays(name + ".*"));
    }
    return arrays;
  }
}
