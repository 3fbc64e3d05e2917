package dev.touchstone.server.roster;

import dev.touchstone.server.account.Account;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * A roster that was read: what its lines say, and what is to be said about them. What is wrong with
 * one line bars that line only.
 *
 * @param ignored headings that mean nothing here
 */
record RosterFile(
    String charset, List<RosterLine> lines, List<Finding> findings, List<String> ignored) {

  static final int MOST_LINES = 5000;
  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_SECTION = 60;

  /**
   * @throws RefusedRosterException if nothing in it can be used
   */
  static RosterFile read(byte[] bytes) {
    RosterText text = RosterText.read(bytes);
    return new Reader(text).read();
  }

  /** Of comma, semicolon and tab the one that the first line has most of. */
  static char delimiter(String head) {
    return Stream.of('\t', ';', ',')
        .max((a, b) -> Long.compare(count(head, a), count(head, b)))
        .orElse(',');
  }

  private static long count(String text, char sought) {
    return text.chars().filter(c -> c == sought).count();
  }

  private static final class Reader {

    private final RosterText text;
    private final List<RosterLine> lines = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> ignored = new ArrayList<>();
    private final Map<Heading, Integer> columns = new EnumMap<>(Heading.class);
    private final Map<String, RosterLine> byNumber = new HashMap<>();
    private final Map<String, RosterLine> byAccount = new HashMap<>();

    Reader(RosterText text) {
      this.text = text;
    }

    RosterFile read() {
      String head = text.text().lines().filter(line -> !line.isBlank()).findFirst().orElse("");
      CSVFormat format =
          CSVFormat.DEFAULT
              .builder()
              .setDelimiter(delimiter(head))
              .setIgnoreEmptyLines(false)
              .setIgnoreSurroundingSpaces(true)
              .get();
      int line = 1;
      try (CSVParser parser = CSVParser.parse(text.text(), format)) {
        Iterator<CSVRecord> records = parser.iterator();
        while (records.hasNext()) {
          take(records.next(), line);
          line = (int) parser.getCurrentLineNumber() + 1;
        }
      } catch (UncheckedIOException | IOException e) {
        findings.add(Finding.bar(line, "quotes"));
      }
      if (columns.isEmpty()) {
        throw new RefusedRosterException("empty");
      }
      return new RosterFile(text.charset(), lines, findings, ignored);
    }

    private void take(CSVRecord record, int line) {
      if (record.stream().allMatch(String::isBlank)) {
        return;
      }
      if (columns.isEmpty()) {
        takeHead(record);
      } else if (lines.size() >= MOST_LINES) {
        throw new RefusedRosterException("many", String.valueOf(MOST_LINES));
      } else {
        takeLine(record, line);
      }
    }

    private void takeHead(CSVRecord head) {
      for (int i = 0; i < head.size(); i++) {
        String cell = head.get(i);
        var heading = Heading.of(cell);
        if (heading.isEmpty()) {
          if (!cell.isBlank()) {
            ignored.add(Cells.text(cell));
          }
        } else if (columns.putIfAbsent(heading.get(), i) != null) {
          throw new RefusedRosterException("column", Cells.text(cell));
        }
      }
      boolean known = columns.containsKey(Heading.NUMBER) || columns.containsKey(Heading.ACCOUNT);
      if (!known || !columns.containsKey(Heading.NAME)) {
        throw new RefusedRosterException("head", String.join(" | ", head.toList()));
      }
    }

    private void takeLine(CSVRecord record, int line) {
      int found = findings.size();
      @Nullable String number = number(record, line);
      @Nullable String account = account(record, line);
      String name = name(record, line);
      @Nullable String section = section(record, line);
      @Nullable String email = email(record, line);
      if (barred(found)) {
        return;
      }
      if (number == null && account == null) {
        findings.add(Finding.bar(line, "nobody"));
        return;
      }
      RosterLine taken = new RosterLine(line, number, name, section, account, email);
      if (isNew(taken)) {
        lines.add(taken);
      }
    }

    private boolean barred(int from) {
      return findings.subList(from, findings.size()).stream().anyMatch(Finding::bars);
    }

    private boolean isNew(RosterLine taken) {
      @Nullable RosterLine sameNumber =
          taken.number() == null ? null : byNumber.get(taken.number());
      @Nullable RosterLine sameName = byAccount.get(taken.accountOrNumber());
      if (sameNumber != null) {
        String what = saysTheSame(sameNumber, taken) ? "repeated" : "number.twice";
        findings.add(
            new Finding(
                taken.line(),
                what.equals("number.twice"),
                what,
                List.of(String.valueOf(taken.number()), String.valueOf(sameNumber.line()))));
        return false;
      }
      if (sameName != null) {
        findings.add(
            Finding.bar(
                taken.line(),
                "account.twice",
                taken.accountOrNumber(),
                String.valueOf(sameName.line())));
        return false;
      }
      if (taken.number() != null) {
        byNumber.put(taken.number(), taken);
      }
      byAccount.put(taken.accountOrNumber(), taken);
      return true;
    }

    private static boolean saysTheSame(RosterLine a, RosterLine b) {
      return a.displayName().equals(b.displayName())
          && Objects.equals(a.section(), b.section())
          && Objects.equals(a.account(), b.account());
    }

    private @Nullable String cell(CSVRecord record, Heading heading) {
      Integer column = columns.get(heading);
      return column == null || column >= record.size() ? null : record.get(column);
    }

    private @Nullable String number(CSVRecord record, int line) {
      @Nullable String number = Cells.code(cell(record, Heading.NUMBER));
      if (number == null) {
        return null;
      }
      if (number.matches("\\d([.,]\\d+)?[eE][+]?\\d+")) {
        findings.add(Finding.bar(line, "number.rounded", number));
      } else if (!Account.NUMBER.matcher(number).matches()) {
        findings.add(Finding.bar(line, "number.wrong", number));
      }
      return number;
    }

    private @Nullable String account(CSVRecord record, int line) {
      @Nullable String account = Cells.code(cell(record, Heading.ACCOUNT));
      if (account == null) {
        return null;
      }
      String name = account.toLowerCase(Locale.ROOT);
      if (!Account.NAME.matcher(name).matches()) {
        findings.add(Finding.bar(line, "account.wrong", account));
      }
      return name;
    }

    private String name(CSVRecord record, int line) {
      @Nullable String cell = cell(record, Heading.NAME);
      String name = cell == null ? "" : Cells.text(cell);
      if (name.isEmpty()) {
        findings.add(Finding.bar(line, "name.none"));
      } else if (name.length() > LONGEST_NAME) {
        findings.add(Finding.bar(line, "name.long", name.substring(0, 20) + "…"));
      } else if (name.indexOf('\uFFFD') >= 0) {
        findings.add(Finding.bar(line, "name.broken", name));
      } else if (cell != null && Cells.hasUnseen(cell)) {
        findings.add(Finding.note(line, "name.unseen", name));
      }
      return name;
    }

    private @Nullable String section(CSVRecord record, int line) {
      @Nullable String section = Cells.code(cell(record, Heading.SECTION));
      if (section != null && section.length() > LONGEST_SECTION) {
        findings.add(Finding.bar(line, "section.long", section.substring(0, 20) + "…"));
      }
      return section;
    }

    private @Nullable String email(CSVRecord record, int line) {
      @Nullable String email = Cells.code(cell(record, Heading.EMAIL));
      if (email != null && !email.matches("[^@\\s]{1,100}@[^@\\s]{1,98}")) {
        findings.add(Finding.note(line, "email.wrong", email));
        return null;
      }
      return email;
    }
  }

  /** How many lines are left out. */
  public int barred() {
    return (int) findings.stream().filter(Finding::bars).mapToInt(Finding::line).distinct().count();
  }
}
