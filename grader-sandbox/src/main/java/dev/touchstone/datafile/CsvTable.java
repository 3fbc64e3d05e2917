package dev.touchstone.datafile;

import dev.touchstone.metric.BadDataException;
import dev.touchstone.metric.BadDataException.Place;
import dev.touchstone.metric.Side;
import dev.touchstone.metric.Table;
import dev.touchstone.metric.Table.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * CSV after RFC 4180: a header, commas, double quotes around what has commas, quotes or line ends
 * in it. An empty line is a row only where there is one column.
 */
final class CsvTable {

  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9.]+([eE][+-]?[0-9]+)?");

  private CsvTable() {}

  static Table read(Side side, String text) {
    List<Line> lines = new Lines(side, text).all();
    if (lines.isEmpty()) {
      throw new BadDataException(Place.whole(side), "empty");
    }
    List<String> header = lines.getFirst().cells().stream().map(String::strip).toList();
    checkHeader(side, header);
    List<Row> rows = new ArrayList<>();
    for (Line line : withoutEnd(lines.subList(1, lines.size()), header.size())) {
      int number = rows.size() + 1;
      if (line.cells().size() != header.size()) {
        throw new BadDataException(
            new Place(side, number, line.number(), ""),
            "cells",
            line.cells().size(),
            header.size());
      }
      List<@Nullable Object> cells = new ArrayList<>(line.cells());
      rows.add(new Row(number, line.number(), cells));
    }
    return new Table(side, false, header, rows);
  }

  private static void checkHeader(Side side, List<String> header) {
    Place first = Place.line(side, 1);
    if (header.stream().allMatch(name -> name.isBlank() || NUMBER.matcher(name).matches())) {
      throw new BadDataException(first, "header");
    }
    if (header.size() == 1) {
      for (String delimiter : List.of(";", "\t", "|")) {
        if (header.getFirst().contains(delimiter)) {
          throw new BadDataException(
              first, "delimiter", delimiter.equals("\t") ? "\\t" : delimiter);
        }
      }
    }
    Set<String> seen = new HashSet<>();
    for (String name : header) {
      if (!seen.add(name)) {
        throw new BadDataException(first, "header_twice", name);
      }
    }
  }

  /** Without the empty lines that end a file of several columns. */
  private static List<Line> withoutEnd(List<Line> lines, int columns) {
    int to = lines.size();
    while (columns > 1 && to > 0 && lines.get(to - 1).isEmpty()) {
      to--;
    }
    return lines.subList(0, to);
  }

  /**
   * @param number of its first line in the file, from 1
   */
  private record Line(int number, List<String> cells) {
    boolean isEmpty() {
      return cells.size() == 1 && cells.getFirst().isEmpty();
    }
  }

  /** Takes a text apart. */
  private static final class Lines {

    private final Side side;
    private final String text;
    private int at;
    private int line = 1;

    Lines(Side side, String text) {
      this.side = side;
      this.text = text;
    }

    List<Line> all() {
      List<Line> lines = new ArrayList<>();
      while (at < text.length()) {
        int first = line;
        lines.add(new Line(first, cells()));
      }
      return lines;
    }

    private List<String> cells() {
      List<String> cells = new ArrayList<>();
      while (true) {
        cells.add(at < text.length() && text.charAt(at) == '"' ? quoted() : plain());
        if (at >= text.length()) {
          return cells;
        }
        char end = text.charAt(at++);
        if (end != ',') {
          if (end == '\r' && at < text.length() && text.charAt(at) == '\n') {
            at++;
          }
          line++;
          return cells;
        }
      }
    }

    private String plain() {
      int from = at;
      while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
        if (text.charAt(at) == '"') {
          throw new BadDataException(Place.line(side, line), "quote");
        }
        at++;
      }
      return text.substring(from, at);
    }

    private String quoted() {
      int opened = line;
      StringBuilder value = new StringBuilder();
      at++;
      while (at < text.length()) {
        char c = text.charAt(at++);
        if (c != '"') {
          line += c == '\n' ? 1 : 0;
          value.append(c);
        } else if (at < text.length() && text.charAt(at) == '"') {
          value.append(text.charAt(at++));
        } else if (at == text.length() || ",\r\n".indexOf(text.charAt(at)) >= 0) {
          return value.toString();
        } else {
          throw new BadDataException(Place.line(side, line), "quote");
        }
      }
      throw new BadDataException(Place.line(side, opened), "quote");
    }
  }
}
