package dev.touchstone.trials.redteam;

import dev.touchstone.trials.Database;
import dev.touchstone.trials.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Plays attacks one after the other, so that what is found afterwards can be told whose it is. */
final class RedTeam {

  private static final int USUAL_DAYS = 5;

  private final Platform platform;
  private final Scene.Server server;
  private final Database database;
  private final Canaries canaries;
  private final Aftermath aftermath;
  private final HonestStudent honest;
  private final String other;

  RedTeam(
      Platform platform,
      Scene.Server server,
      Database database,
      Canaries canaries,
      Aftermath aftermath,
      HonestStudent honest) {
    this.platform = platform;
    this.server = server;
    this.database = database;
    this.canaries = canaries;
    this.aftermath = aftermath;
    this.honest = honest;
    this.other = honest.leaves(canaries.work());
    honest.warmsUp(USUAL_DAYS);
  }

  Report run(List<Attack> attacks, Consumer<Finding> each) {
    return Report.of(attacks.stream().map(this::run).peek(each).toList());
  }

  private Finding run(Attack attack) {
    if (attack.needs() != null) {
      return Finding.notRun(attack);
    }
    List<String> seen = new ArrayList<>();
    List<String> breaches = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    try {
      Aftermath.Before before = aftermath.before();
      play(attack, seen, breaches);
      breaches.addAll(aftermath.breaches(before));
      HonestStudent.Day day = honest.day();
      if (day.breach() != null) {
        breaches.add(day.breach());
      }
      if (day.note() != null) {
        notes.add(day.note());
      }
    } catch (RuntimeException e) {
      breaches.add("not judged: " + e.getMessage());
    }
    return finding(attack, seen, breaches, notes);
  }

  private void play(Attack attack, List<String> seen, List<String> breaches) {
    var scene = new Scene(platform, server, database, canaries, attack.folder(), other);
    var player = new Player(scene);
    for (Step step : attack.steps()) {
      long stored = aftermath.stored();
      Observed observed = player.play(step);
      if (step.sent() != null && observed.isRefused() && aftermath.stored() != stored) {
        breaches.add("what was refused was stored");
      }
      seen.add(observed.describe());
      breaches.addAll(step.expect().breaches(observed));
      boolean mayReadOthersWork = !step.as().startsWith("lin") && !step.as().startsWith("nobody");
      observed.bodies().stream()
          .flatMap(body -> aftermath.onPage(body, mayReadOthersWork).stream())
          .forEach(breaches::add);
    }
  }

  private static Finding finding(
      Attack attack, List<String> seen, List<String> breaches, List<String> notes) {
    List<String> reasons = breaches.isEmpty() ? notes : breaches;
    return new Finding(
        attack.id(),
        attack.title(),
        attack.expected(),
        String.join("; ", seen),
        breaches.isEmpty(),
        reasons.isEmpty() ? null : String.join("; ", reasons.stream().distinct().toList()));
  }
}
