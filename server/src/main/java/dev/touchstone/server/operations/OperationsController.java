package dev.touchstone.server.operations;

import dev.touchstone.server.account.SignedIn;
import dev.touchstone.server.course.NotHereException;
import dev.touchstone.server.node.NodeState;
import dev.touchstone.server.node.Nodes;
import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** For site administrators; to everybody else there is no such page. */
@Controller
class OperationsController {

  private static final Logger log = LoggerFactory.getLogger(OperationsController.class);
  private static final String PAGE = "redirect:/operations";

  private final Nodes nodes;
  private final QueueState queue;
  private final JobDesk desk;
  private final Clock clock;

  OperationsController(Nodes nodes, QueueState queue, JobDesk desk, Clock clock) {
    this.nodes = nodes;
    this.queue = queue;
    this.desk = desk;
    this.clock = clock;
  }

  @GetMapping("/operations")
  String show(@AuthenticationPrincipal SignedIn person, Model model) {
    adminOnly(person);
    model.addAttribute("nodes", nodes.all());
    model.addAttribute("lanes", queue.lanes());
    model.addAttribute("running", queue.running());
    model.addAttribute("failed", queue.failed());
    model.addAttribute("blocked", queue.blocked());
    model.addAttribute("anyGrader", queue.anyGrader());
    model.addAttribute("asOf", clock.instant());
    return "operations";
  }

  @PostMapping("/operations/nodes/{node}/tell")
  String tell(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable UUID node,
      @RequestParam NodeState state) {
    adminOnly(person);
    nodes.tell(node, state);
    log.info("{} tells node {}: {}", person.name(), node, state);
    return PAGE;
  }

  @PostMapping("/operations/nodes/{node}/forget")
  String forget(@AuthenticationPrincipal SignedIn person, @PathVariable UUID node) {
    adminOnly(person);
    nodes.forget(node);
    log.info("{} takes node {} out of the list", person.name(), node);
    return PAGE;
  }

  @PostMapping("/operations/jobs/{task}/{job}/retry")
  String retry(
      @AuthenticationPrincipal SignedIn person, @PathVariable String task, @PathVariable UUID job) {
    desk.retry(adminOnly(person), task, job);
    return PAGE;
  }

  @PostMapping("/operations/jobs/{task}/{job}/hold")
  String hold(
      @AuthenticationPrincipal SignedIn person, @PathVariable String task, @PathVariable UUID job) {
    desk.hold(adminOnly(person), task, job);
    return PAGE;
  }

  @PostMapping("/operations/jobs/{task}/{job}/release")
  String release(
      @AuthenticationPrincipal SignedIn person, @PathVariable String task, @PathVariable UUID job) {
    desk.release(adminOnly(person), task, job);
    return PAGE;
  }

  private static SignedIn adminOnly(SignedIn person) {
    if (!person.admin()) {
      throw new NotHereException("operations");
    }
    return person;
  }
}
