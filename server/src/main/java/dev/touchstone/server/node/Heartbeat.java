package dev.touchstone.server.node;

import com.github.kagkarlsson.scheduler.Scheduler;
import dev.touchstone.server.role.Roles;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Writes this node's row and reads what people told it. A node that is asked to end takes nothing
 * new from that moment on, and its row goes when the last job of it is done.
 */
@Component
class Heartbeat implements SmartLifecycle, DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(Heartbeat.class);
  private static final Duration EVERY = Duration.ofSeconds(5);

  private final Nodes nodes;
  private final ThisNode node;
  private final ObjectProvider<Equipment> equipment;
  private final ObjectProvider<Scheduler> scheduler;
  private final ConfigurableApplicationContext context;
  private final Roles roles;
  private final ScheduledExecutorService clockwork =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("heartbeat").factory());

  private volatile Capabilities capabilities = Hardware.look();
  private volatile boolean ending;
  private volatile boolean beating;

  Heartbeat(
      Nodes nodes,
      ThisNode node,
      ObjectProvider<Equipment> equipment,
      ObjectProvider<Scheduler> scheduler,
      ConfigurableApplicationContext context,
      Roles roles) {
    this.nodes = nodes;
    this.node = node;
    this.equipment = equipment;
    this.scheduler = scheduler;
    this.context = context;
    this.roles = roles;
  }

  @Override
  public void start() {
    beating = true;
    beat();
    clockwork.scheduleAtFixedRate(
        this::beat, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  // Before the web server, whose pages say whether there is a grader.
  @Override
  public int getPhase() {
    return 0;
  }

  private void beat() {
    try {
      Equipment tools = roles.grader() ? equipment.getIfAvailable() : null;
      if (tools != null) {
        capabilities = capabilities.with(tools.imageNow());
      }
      NodeState told =
          nodes.beat(
              node,
              roles,
              capabilities,
              running(),
              tools == null ? OptionalInt.empty() : tools.prepared(),
              ending);
      boolean goesWhenDrained = !roles.web() && !node.staysDrained();
      if (told == NodeState.DRAINING && !ending && running() == 0 && goesWhenDrained) {
        log.info("Drained; this grader ends");
        Thread.ofPlatform().name("drained").start(context::close);
      }
    } catch (RuntimeException e) {
      // Without the database nothing can be claimed either. The next beat tries again.
      log.warn("No heartbeat: {}", e.getMessage());
    }
  }

  private int running() {
    Scheduler mine = beating ? scheduler.getIfAvailable() : null;
    return mine == null ? 0 : mine.getCurrentlyExecuting().size();
  }

  /** As soon as the process is asked to end, before web server and scheduler get to know. */
  @EventListener
  void drain(ContextClosedEvent closed) {
    if (closed.getApplicationContext() == context) {
      ending = true;
      beat();
    }
  }

  @Override
  public void stop() {
    beating = false;
  }

  @Override
  public boolean isRunning() {
    return beating;
  }

  // After the scheduler, which has waited for its jobs.
  @Override
  public void destroy() {
    clockwork.shutdownNow();
    try {
      nodes.forget(node.id());
    } catch (RuntimeException e) {
      log.warn("This node's row stays until it is missed: {}", e.getMessage());
    }
  }
}
