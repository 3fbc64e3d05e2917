package dev.touchstone.server.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.util.MultiValueMap;
import org.springframework.util.StringUtils;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the address of the table asks for.
 *
 * @param student whose runs, for staff; empty for one's own
 * @param sort the key of a column
 * @param filters what is written above columns, by key
 * @param hidden the keys of columns
 * @param chosen runs that are ticked
 */
record Query(
    String student,
    String sort,
    boolean ascending,
    Map<String, String> filters,
    Set<String> hidden,
    List<UUID> chosen) {

  private static final String FILTER = "f.";
  private static final int MOST = 200;

  static Query of(MultiValueMap<String, String> parameters) {
    Map<String, String> filters = new LinkedHashMap<>();
    parameters.forEach(
        (name, values) -> {
          if (name.startsWith(FILTER) && StringUtils.hasText(values.getFirst())) {
            filters.put(name.substring(FILTER.length()), values.getFirst().strip());
          }
        });
    return new Query(
        first(parameters, "student"),
        StringUtils.hasText(first(parameters, "sort")) ? first(parameters, "sort") : "when",
        first(parameters, "order").equals("up"),
        filters,
        new LinkedHashSet<>(parameters.getOrDefault("hide", List.of())),
        parameters.getOrDefault("run", List.of()).stream()
            .limit(MOST)
            .map(Query::id)
            .flatMap(List::stream)
            .distinct()
            .toList());
  }

  private static String first(MultiValueMap<String, String> parameters, String name) {
    String value = parameters.getFirst(name);
    return value == null ? "" : value.strip();
  }

  private static List<UUID> id(String text) {
    try {
      return List.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return List.of();
    }
  }

  public String filter(Column column) {
    return filters.getOrDefault(column.key(), "");
  }

  public boolean hides(Column column) {
    return hidden.contains(column.key());
  }

  public boolean isChosen(Run run) {
    return chosen.contains(run.id());
  }

  public boolean isSortedBy(Column column) {
    return sort.equals(column.key());
  }

  /** The part of an address that asks for the same, sorted by this column, or the other way. */
  public String sortedBy(Column column) {
    boolean up = isSortedBy(column) && !ascending;
    return written(column.key(), up);
  }

  /** The part of an address that asks for this. */
  public String written() {
    return written(sort, ascending);
  }

  private String written(String by, boolean up) {
    List<String> names = new ArrayList<>();
    UriComponentsBuilder address = UriComponentsBuilder.newInstance();
    Map<String, Object> values = new LinkedHashMap<>();
    add(address, values, names, "student", student);
    add(address, values, names, "sort", by);
    add(address, values, names, "order", up ? "up" : "down");
    filters.forEach((key, text) -> add(address, values, names, FILTER + key, text));
    hidden.forEach(key -> add(address, values, names, "hide", key));
    return address.encode().buildAndExpand(values).toUriString();
  }

  /** Everything that the reader wrote goes in as a variable, so that all of it is encoded. */
  private static void add(
      UriComponentsBuilder address,
      Map<String, Object> values,
      List<String> names,
      String name,
      String value) {
    if (!value.isEmpty()) {
      String at = "n" + names.size();
      String is = "v" + names.size();
      names.add(name);
      values.put(at, name);
      values.put(is, value);
      address.queryParam("{" + at + "}", "{" + is + "}");
    }
  }
}
