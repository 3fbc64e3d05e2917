package dev.touchstone.integrity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads Python as far as comparing asks for: a file that Python itself would refuse is read as well
 * as it can be, and never refused. Comments, layout, docstrings and the names that somebody chose
 * leave no trace. Names of a library's that stand behind a dot, and those that are built in, stay:
 * who copies cannot change them, and they are what two ways of doing a thing differ in.
 */
final class PythonTokens {

  private static final Set<String> KEYWORDS =
      Set.of(
          "False",
          "None",
          "True",
          "and",
          "as",
          "assert",
          "async",
          "await",
          "break",
          "class",
          "continue",
          "def",
          "del",
          "elif",
          "else",
          "except",
          "finally",
          "for",
          "from",
          "global",
          "if",
          "import",
          "in",
          "is",
          "lambda",
          "nonlocal",
          "not",
          "or",
          "pass",
          "raise",
          "return",
          "try",
          "while",
          "with",
          "yield");

  /** Names that mean the same in every file. */
  private static final Set<String> BUILT_IN =
      Set.of(
          "abs",
          "all",
          "any",
          "bool",
          "dict",
          "enumerate",
          "float",
          "int",
          "isinstance",
          "len",
          "list",
          "map",
          "max",
          "min",
          "open",
          "print",
          "range",
          "reversed",
          "round",
          "set",
          "sorted",
          "str",
          "sum",
          "super",
          "tuple",
          "type",
          "zip");

  private static final Set<String> ONESELF = Set.of("self", "cls");

  /** The longest first, so that {@code **=} is not read as {@code **} and {@code =}. */
  private static final List<String> OPERATORS =
      List.of(
          "**=", "//=", ">>=", "<<=", "...", "!=", "->", ":=", "**", "//", ">>", "<<", "<=", ">=",
          "==", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "@=");

  static final String NAME = "n";
  static final String NUMBER = "0";
  static final String TEXT = "s";
  static final String END = ";";

  /** What a table is written with. */
  private static final Set<String> DATA =
      Set.of(NUMBER, TEXT, "True", "False", "None", "[", "]", "(", ")", "{", "}", ",", ":", "-");

  private static final int MOST_DATA = 60;

  private final String source;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int line = 1;
  private int depth;

  /** Whether the last word was the object itself. */
  private boolean oneself;

  private PythonTokens(String source) {
    this.source = source;
  }

  static List<Token> of(String source) {
    var reader = new PythonTokens(source.replace("\r\n", "\n").replace('\r', '\n'));
    reader.read();
    return withoutTables(reader.tokens);
  }

  /** Numbers are all the same here, so of a table of them only its beginning is compared. */
  private static List<Token> withoutTables(List<Token> tokens) {
    List<Token> kept = new ArrayList<>();
    int data = 0;
    for (Token token : tokens) {
      data = DATA.contains(token.kind()) ? data + 1 : 0;
      if (data <= MOST_DATA) {
        kept.add(token);
      }
    }
    return List.copyOf(kept);
  }

  private void read() {
    while (at < source.length()) {
      char c = source.charAt(at);
      if (c == '\n') {
        endOfLine();
      } else if (c == '\\' && ahead(1) == '\n') {
        at += 2;
        line++;
      } else if (c == '#') {
        at = to('\n');
      } else if (Character.isWhitespace(c) || c == '\uFEFF') {
        at++;
      } else if (textStart() >= 0) {
        text(textStart());
      } else if (Character.isUnicodeIdentifierStart(c) || c == '_') {
        word();
      } else if (Character.isDigit(c) || c == '.' && Character.isDigit(ahead(1))) {
        number();
      } else {
        operator();
      }
    }
    endOfStatement();
  }

  private char ahead(int steps) {
    return at + steps < source.length() ? source.charAt(at + steps) : '\0';
  }

  private int to(char end) {
    int found = source.indexOf(end, at);
    return found < 0 ? source.length() : found;
  }

  private void endOfLine() {
    if (depth == 0) {
      endOfStatement();
    }
    at++;
    line++;
  }

  /** A statement that is nothing but a text says something to readers only. */
  private void endOfStatement() {
    int start = tokens.size();
    while (start > 0 && !tokens.get(start - 1).kind().equals(END)) {
      start--;
    }
    List<Token> statement = tokens.subList(start, tokens.size());
    if (!statement.isEmpty() && statement.stream().allMatch(t -> t.kind().equals(TEXT))) {
      statement.clear();
    } else if (!statement.isEmpty()) {
      add(END);
    }
  }

  /** How many letters stand before the quote of a text that begins here; -1 if none does. */
  private int textStart() {
    for (int prefix = 0; prefix <= 2; prefix++) {
      char c = ahead(prefix);
      if (c == '"' || c == '\'') {
        return prefix;
      }
      if ("rRbBuUfF".indexOf(c) < 0) {
        return -1;
      }
    }
    return -1;
  }

  private void text(int prefix) {
    boolean raw = source.substring(at, at + prefix).toLowerCase(Locale.ROOT).contains("r");
    at += prefix;
    char quote = source.charAt(at);
    boolean triple = ahead(1) == quote && ahead(2) == quote;
    add(TEXT);
    at += triple ? 3 : 1;
    while (at < source.length()) {
      char c = source.charAt(at);
      if (c == '\\' && at + 1 < source.length() && !(raw && ahead(1) != quote)) {
        line += ahead(1) == '\n' ? 1 : 0;
        at += 2;
      } else if (c == '\n' && !triple) {
        // Not closed: Python refuses it, and the rest of the file is read all the same.
        return;
      } else if (c == quote && (!triple || ahead(1) == quote && ahead(2) == quote)) {
        at += triple ? 3 : 1;
        return;
      } else {
        line += c == '\n' ? 1 : 0;
        at++;
      }
    }
  }

  private void word() {
    int start = at;
    while (at < source.length() && Character.isUnicodeIdentifierPart(source.charAt(at))) {
      at++;
    }
    String word = source.substring(start, at);
    add(KEYWORDS.contains(word) || BUILT_IN.contains(word) || isLibrarys() ? word : NAME);
    oneself = ONESELF.contains(word);
  }

  /** Whether it stands behind a dot, and not behind one's own object. */
  private boolean isLibrarys() {
    return !oneself && !tokens.isEmpty() && tokens.getLast().kind().equals(".");
  }

  private void number() {
    while (at < source.length()) {
      char c = source.charAt(at);
      boolean sign = (c == '+' || c == '-') && "eE".indexOf(source.charAt(at - 1)) >= 0;
      if (!Character.isLetterOrDigit(c) && c != '.' && c != '_' && !sign) {
        break;
      }
      at++;
    }
    add(NUMBER);
  }

  private void operator() {
    for (String operator : OPERATORS) {
      if (source.startsWith(operator, at)) {
        add(operator);
        at += operator.length();
        return;
      }
    }
    char c = source.charAt(at++);
    if (c == ';') {
      endOfStatement();
      return;
    }
    depth += "([{".indexOf(c) >= 0 ? 1 : 0;
    depth = Math.max(0, depth - (")]}".indexOf(c) >= 0 ? 1 : 0));
    add(String.valueOf(c));
  }

  private void add(String kind) {
    tokens.add(new Token(kind, line));
  }
}
