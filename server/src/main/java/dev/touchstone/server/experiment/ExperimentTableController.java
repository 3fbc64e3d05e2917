package dev.touchstone.server.experiment;

import dev.touchstone.server.account.Account;
import dev.touchstone.server.account.Accounts;
import dev.touchstone.server.course.Crumb;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import dev.touchstone.server.csv.Csv;
import dev.touchstone.server.experiment.Column.Group;
import dev.touchstone.server.submission.Blobs;
import dev.touchstone.server.submission.CodeView;
import dev.touchstone.server.submission.Comparison;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A person's runs in a course: filtered, sorted, counted over, compared, exported, deleted. */
@Controller
@RequestMapping("/courses/{course}")
class ExperimentTableController {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private final Runs runs;
  private final RunStore store;
  private final Blobs blobs;
  private final Accounts accounts;
  private final MessageSource words;

  ExperimentTableController(
      Runs runs, RunStore store, Blobs blobs, Accounts accounts, MessageSource words) {
    this.runs = runs;
    this.store = store;
    this.blobs = blobs;
    this.accounts = accounts;
    this.words = words;
  }

  @GetMapping("/runs")
  String list(
      Membership member,
      @RequestParam MultiValueMap<String, String> parameters,
      Locale locale,
      Model model) {
    Query query = Query.of(parameters);
    Account whose = whose(member, query);
    Table table = table(member, whose, query, locale);
    model.addAttribute("query", query);
    model.addAttribute("whose", whose);
    model.addAttribute("own", whose.id() == member.accountId());
    model.addAttribute("table", table);
    model.addAttribute("columns", table.visible(query));
    model.addAttribute("statistics", table.statistics(query));
    model.addAttribute("counted", table.chosen(query).size());
    model.addAttribute("path", member.course().path() + "/runs");
    return "experiments";
  }

  /** The table as it is filtered, sorted and hidden; of ticked runs only those. */
  @GetMapping("/runs.csv")
  ResponseEntity<byte[]> csv(
      Membership member, @RequestParam MultiValueMap<String, String> parameters, Locale locale) {
    Query query = Query.of(parameters);
    Table table = table(member, whose(member, query), query, locale);
    List<Column> columns = table.visible(query);
    Csv csv = new Csv().row(columns.stream().map(column -> title(column, locale)).toArray());
    table.chosen(query).forEach(row -> csv.row(cells(row, columns)));
    var disposition =
        ContentDisposition.attachment()
            .filename(member.course().slug() + "-runs.csv", StandardCharsets.UTF_8)
            .build();
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
        .body(csv.bytes());
  }

  /** Where the button of the table leads: the first ticked run, with the others over it. */
  @GetMapping("/runs/over")
  String over(Membership member, @RequestParam(defaultValue = "") List<UUID> run) {
    if (run.isEmpty()) {
      return "redirect:" + member.course().path() + "/runs";
    }
    StringBuilder address = new StringBuilder(member.course().path() + "/runs/" + run.getFirst());
    run.stream()
        .skip(1)
        .forEach(id -> address.append(address.indexOf("?") < 0 ? "?with=" : "&with=").append(id));
    return "redirect:" + address;
  }

  @GetMapping("/runs/compare")
  String compare(
      Membership member,
      @RequestParam(defaultValue = "") List<UUID> run,
      Locale locale,
      Model model) {
    model.addAttribute("crumbs", crumbs(member, locale));
    if (run.size() != 2) {
      model.addAttribute("chosen", run.size());
      return "experiment-compare";
    }
    // The older is what the newer changed.
    List<Run> two =
        ExperimentController.two(runs, member, run).stream()
            .sorted((a, b) -> a.startedAt().compareTo(b.startedAt()))
            .toList();
    Run before = two.getFirst();
    Run after = two.getLast();
    model.addAttribute("before", before);
    model.addAttribute("after", after);
    model.addAttribute(
        "parameters",
        Parameter.of(runs.values(List.of(before.id())), runs.values(List.of(after.id()))));
    model.addAttribute("comparison", Comparison.of(code(before), code(after)));
    return "experiment-compare";
  }

  /** Asks once more. */
  @GetMapping("/runs/delete")
  String ask(
      Membership member,
      @RequestParam(defaultValue = "") List<UUID> run,
      Locale locale,
      Model model) {
    model.addAttribute("crumbs", crumbs(member, locale));
    model.addAttribute("runs", run.stream().map(id -> runs.own(member, id)).toList());
    return "experiment-delete";
  }

  @PostMapping("/runs/delete")
  String delete(Membership member, @RequestParam(defaultValue = "") List<UUID> run) {
    run.forEach(id -> runs.own(member, id));
    store.delete(run);
    return "redirect:" + member.course().path() + "/runs";
  }

  private CodeView code(Run run) {
    return CodeView.of(blobs.read(run.blob()), run.fileName());
  }

  private Account whose(Membership member, Query query) {
    return (query.student().isEmpty()
            ? accounts.findById(member.accountId())
            : accounts.findByName(query.student()).filter(account -> member.mayRead(account.id())))
        .orElseThrow(() -> new NotHereException("runs of " + query.student()));
  }

  private Table table(Membership member, Account whose, Query query, Locale locale) {
    List<Run> all = runs.of(member, whose.id());
    List<UUID> ids = all.stream().map(Run::id).toList();
    return Table.of(
        all, runs.values(ids), runs.series(ids), query, run -> words(member, run, locale));
  }

  private Map<Group, String> words(Membership member, Run run, Locale locale) {
    return Map.of(
        Group.WHEN, TIME.format(run.startedAt().atZone(member.course().zone())),
        Group.WHAT, run.title().in(locale),
        Group.STATE, word("runs.state." + run.state(), locale),
        Group.MEMO, run.memo());
  }

  private String title(Column column, Locale locale) {
    String group = word("runs.column." + column.group(), locale);
    return column.isFixed() ? group : group + " " + column.name();
  }

  private String word(String key, Locale locale) {
    return words.getMessage(key, null, locale);
  }

  private static @Nullable Object[] cells(Table.Row row, List<Column> columns) {
    List<@Nullable Object> cells = new ArrayList<>();
    for (Column column : columns) {
      Cell cell = row.cell(column);
      Double number = column.isFixed() ? null : cell.number();
      boolean isWritten = number != null && Double.isFinite(number);
      cells.add(isWritten ? number : cell.text());
    }
    return cells.toArray();
  }

  private static List<Crumb> crumbs(Membership member, Locale locale) {
    return List.of(new Crumb(member.course().title().in(locale), member.course().path()));
  }
}
