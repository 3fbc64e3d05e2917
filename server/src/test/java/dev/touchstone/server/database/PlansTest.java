package dev.touchstone.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.server.Visitor;
import dev.touchstone.server.grading.ServerProcess;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * After a term of a hundred courses no page reads a big table from one end to the other. A student,
 * a TA and an instructor follow every kind of link that they find, and PostgreSQL itself writes
 * down how it did each statement, those in functions included.
 */
class PlansTest {

  private static final Path BINARIES = Path.of("target/postgres-binaries").toAbsolutePath();
  private static final String COURSE = "/courses/c7";

  /** Rows from which a table is big: reading all of it grows with the years. */
  private static final int BIG = 20_000;

  private static final Pattern LINK = Pattern.compile("href=\"(/[^\"#]*)");
  private static final Pattern SCAN =
      Pattern.compile("(Seq Scan|Index(?: Only)? Scan(?: Backward)? using (\\w+)) on (\\w+)");

  /** "person page table" that may, and why. */
  private static final Map<String, String> EXCEPTIONS = Map.of();

  /** Their content is only made up: no data set, no curve of a comparison, no scored file. */
  private static final Pattern MADE_UP =
      Pattern.compile(".*/(competitions/digits|comparisons/[^/]*|receipts/[^/]*)");

  private record Scan(String page, String table, String statement) {}

  @Test
  void noPageReadsABigTableFromOneEndToTheOther() throws Exception {
    Files.createDirectories(Path.of("target/data"));
    Path folder = Files.createTempDirectory(Path.of("target/data"), "plans-").toAbsolutePath();
    try {
      fill(folder);
      try (ServerProcess server = ServerProcess.start(folder, 0);
          CommandDatabase database = CommandDatabase.in(folder, BINARIES)) {
        JdbcClient jdbc = JdbcClient.create(database.source());
        mark(jdbc, "before");
        List<String> opened = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        for (String name : List.of("s241", "t7", "p7")) {
          Visitor visitor = new Visitor(server.address());
          visitor.signIn(name, "touchstone");
          opened.addAll(crawl(visitor, name, jdbc, broken));
        }
        forgetAFile(jdbc);
        List<Scan> scans =
            scans(folder.resolve("postgres/plans/plans.json"), big(jdbc), partial(jdbc));

        assertThat(opened).as("pages opened").hasSizeGreaterThan(60);
        assertThat(broken).as("pages that do not open").isEmpty();
        assertThat(scans)
            .filteredOn(scan -> !EXCEPTIONS.containsKey(scan.page() + " " + scan.table()))
            .isEmpty();
      }
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
  }

  private static void fill(Path folder) throws Exception {
    try (CommandDatabase database = CommandDatabase.in(folder, BINARIES)) {
      DataSource source = database.source();
      Flyway.configure().dataSource(source).load().migrate();
      try (var connection = source.getConnection();
          var statement = connection.createStatement();
          var sql = PlansTest.class.getResourceAsStream("/plans/fill.sql")) {
        statement.execute("set synchronous_commit = off");
        statement.execute(new String(sql.readAllBytes(), StandardCharsets.UTF_8));
        for (String setting :
            List.of(
                "logging_collector = on",
                "log_directory = 'plans'",
                "log_filename = 'plans.log'",
                "log_destination = 'jsonlog'",
                "session_preload_libraries = 'auto_explain'",
                "auto_explain.log_min_duration = 0",
                "auto_explain.log_nested_statements = on")) {
          statement.execute("alter system set " + setting);
        }
      }
    }
  }

  /** Opens one page of each kind that can be reached. */
  private static List<String> crawl(
      Visitor visitor, String name, JdbcClient jdbc, List<String> broken) {
    Deque<String> open = new ArrayDeque<>(List.of("/", COURSE));
    Set<String> kinds = new HashSet<>();
    List<String> opened = new ArrayList<>();
    while (!open.isEmpty()) {
      String path = open.remove();
      if (!kinds.add(kind(path))) {
        continue;
      }
      HttpResponse<String> page = visitor.get(path);
      if (page.statusCode() >= 500 && !MADE_UP.matcher(path).matches()) {
        broken.add(name + " " + path);
      }
      mark(jdbc, name + " " + kind(path));
      opened.add(path);
      Matcher links = LINK.matcher(page.body());
      while (links.find()) {
        String next = links.group(1).replace("&amp;", "&");
        if (!next.startsWith("/assets") && !next.contains("lang=") && !other(next)) {
          open.add(next);
        }
      }
    }
    return opened;
  }

  /** As a run is swept: PostgreSQL asks every table whether it still needs the file. */
  private static void forgetAFile(JdbcClient jdbc) {
    jdbc.sql(
            "insert into blob (sha256, content) values (encode(sha256('unneeded'), 'hex'),"
                + " 'unneeded')")
        .update();
    jdbc.sql("delete from blob where sha256 = encode(sha256('unneeded'), 'hex')").update();
    mark(jdbc, "a file is removed");
  }

  private static boolean other(String path) {
    return path.startsWith("/courses/") && !path.matches(COURSE + "($|[/?].*)");
  }

  /** The path without what says which one: ids, numbers, values of parameters. */
  private static String kind(String path) {
    return path.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "{id}")
        .replaceAll("/a\\d+", "/{assignment}")
        .replaceAll("/\\d+", "/{n}")
        .replaceAll("/(softmax|corr2d)", "/{exercise}")
        .replaceAll("/exercises/[a-z0-9_]+", "/exercises/{exercise}")
        .replaceAll("=[^&]*", "=");
  }

  private static Set<String> big(JdbcClient jdbc) {
    return Set.copyOf(
        jdbc.sql("select relname::text from pg_class where relkind = 'r' and reltuples >= ?")
            .param(BIG)
            .query(String.class)
            .list());
  }

  /** Indexes of some rows only, which are there to be read as a whole. */
  private static Set<String> partial(JdbcClient jdbc) {
    return Set.copyOf(
        jdbc.sql("select indexrelid::regclass::text from pg_index where indpred is not null")
            .query(String.class)
            .list());
  }

  // What was done for a page is in the log before the mark that follows it.
  private static void mark(JdbcClient jdbc, String page) {
    jdbc.sql("select ? as mark, '" + page + "' as page").param("").query().singleRow();
  }

  private static List<Scan> scans(Path log, Set<String> big, Set<String> partial) throws Exception {
    assertThat(big).contains("submission", "grading", "entry", "audit_entry", "experiment_point");
    JsonMapper json = JsonMapper.builder().build();
    Pattern mark = Pattern.compile("as mark, '([^']*)' as page");
    Set<Scan> found = new LinkedHashSet<>();
    List<Scan> since = new ArrayList<>();
    boolean begun = false;
    for (String line : complete(log)) {
      JsonNode said = json.readTree(line).path("message");
      String message = said.isString() ? said.stringValue() : "";
      Matcher end = mark.matcher(message);
      if (end.find()) {
        if (begun) {
          since.forEach(scan -> found.add(new Scan(end.group(1), scan.table(), scan.statement())));
        }
        begun = true;
        since.clear();
      } else {
        for (String table : readWhole(message.lines().toList(), partial)) {
          if (big.contains(table)) {
            since.add(new Scan("", table, query(message)));
          }
        }
      }
    }
    return List.copyOf(found);
  }

  /**
   * The tables that a plan reads from one end to the other: one after the other, or in the order of
   * an index without a condition on it, unless it stops after so many rows.
   *
   * @param partial indexes that may be
   */
  private static List<String> readWhole(List<String> plan, Set<String> partial) {
    List<String> tables = new ArrayList<>();
    Deque<Integer> limits = new ArrayDeque<>();
    for (int i = 0; i < plan.size(); i++) {
      String line = plan.get(i);
      int depth = depth(line);
      boolean isNode = line.contains("(cost=");
      while (isNode && !limits.isEmpty() && limits.peek() >= depth) {
        limits.pop();
      }
      if (isNode && line.strip().replace("->  ", "").startsWith("Limit ")) {
        limits.push(depth);
      }
      Matcher scan = SCAN.matcher(line);
      if (isNode
          && scan.find()
          && limits.isEmpty()
          && (scan.group(1).equals("Seq Scan")
              || !partial.contains(scan.group(2)) && !isSought(plan, i + 1, depth))) {
        tables.add(scan.group(3));
      }
    }
    return tables;
  }

  /** Whether a node's own lines, which follow it, tell of a condition on its index. */
  private static boolean isSought(List<String> plan, int from, int depth) {
    for (int i = from; i < plan.size() && depth(plan.get(i)) > depth; i++) {
      String line = plan.get(i).strip();
      if (line.startsWith("->")) {
        return false;
      }
      if (line.startsWith("Index Cond:")) {
        return true;
      }
    }
    return false;
  }

  private static int depth(String line) {
    return line.length() - line.stripLeading().length();
  }

  private static String query(String message) {
    int begin = Math.max(0, message.lastIndexOf("Query Text: "));
    String text = message.substring(begin, Math.min(message.length(), begin + 1500));
    return text.replaceAll("\\s+", " ");
  }

  /** The log's lines, once nothing is added to it any more. */
  private static List<String> complete(Path log) throws Exception {
    Instant end = Instant.now().plus(Duration.ofSeconds(20));
    long size = -1;
    while (size != Files.size(log) && Instant.now().isBefore(end)) {
      size = Files.size(log);
      Thread.sleep(1500);
    }
    String text = Files.readString(log);
    return text.substring(0, text.lastIndexOf('\n')).lines().toList();
  }
}
