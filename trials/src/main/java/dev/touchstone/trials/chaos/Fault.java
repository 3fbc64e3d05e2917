package dev.touchstone.trials.chaos;

import java.time.Duration;
import java.util.Locale;

/** What happens to the platform, and is put right again; each time a little differently. */
enum Fault {
  KILL_GRADER("a grader is killed") {
    @Override
    void happen(Stage stage, int time) {
      Node grader = stage.grader(time);
      grader.kill();
      Processes.pause(A_MOMENT);
      grader.start();
    }
  },
  KILL_WEB("the web node is killed") {
    @Override
    void happen(Stage stage, int time) {
      stage.web().kill();
      stage.web().start();
    }
  },
  RESTART_POSTGRES("PostgreSQL stops or crashes, and comes back") {
    @Override
    void happen(Stage stage, int time) {
      Stage.quietly(
          () -> {
            if (time % 2 == 0) {
              stage.postgres().stop();
            } else {
              stage.postgres().crash();
            }
            Processes.pause(A_MOMENT);
            stage.postgres().start();
          });
    }
  },
  CUT_CONNECTIONS("all connections to the database break, three times") {
    @Override
    void happen(Stage stage, int time) {
      for (int i = 0; i < 3; i++) {
        if (time % 2 == 0) {
          stage.nodes().forEach(node -> node.wire().cut());
        } else {
          stage
              .database()
              .rows(
                  "select pg_terminate_backend(pid) from pg_stat_activity"
                      + " where backend_type = 'client backend' and pid <> pg_backend_pid()");
        }
        Processes.pause(A_MOMENT);
      }
    }
  },
  STOP_ENGINE("the Docker Engine stops or is killed, and comes back") {
    @Override
    void happen(Stage stage, int time) {
      if (time % 2 == 0) {
        stage.engine().stop();
      } else {
        stage.engine().kill();
      }
      Processes.pause(A_MOMENT);
      stage.engine().start();
    }
  },
  KILL_CONTAINERS("every container is killed") {
    @Override
    void happen(Stage stage, int time) {
      for (int i = 0; i < 3; i++) {
        stage.engine().killContainers();
        Processes.pause(A_MOMENT);
      }
    }
  },
  FILL_SCRATCH("the disk for temporary files is full") {
    @Override
    void happen(Stage stage, int time) {
      stage.scratch().fill();
      try {
        Processes.pause(A_WHILE);
      } finally {
        Stage.quietly(() -> stage.scratch().empty());
      }
    }
  },
  DROP_NOTIFY("notifications are lost") {
    @Override
    void happen(Stage stage, int time) {
      notifications(stage, new Wire.Notifications.Vanish());
    }
  },
  DELAY_NOTIFY("notifications are late by three seconds") {
    @Override
    void happen(Stage stage, int time) {
      notifications(stage, new Wire.Notifications.ComeLate(Duration.ofSeconds(3)));
    }
  },
  SKEW_CLOCK("a node starts again with a clock that is wrong") {
    @Override
    void happen(Stage stage, int time) {
      Node node = stage.nodes().get(time % stage.nodes().size());
      node.kill();
      node.start(Duration.ofMinutes(time % 2 == 0 ? 10 : -10));
    }
  };

  private static final Duration A_MOMENT = Duration.ofSeconds(2);
  private static final Duration A_WHILE = Duration.ofSeconds(15);

  private final String title;

  Fault(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /** As it is named on the command line. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Lets it happen and puts it right.
   *
   * @param time how often it happened before
   */
  abstract void happen(Stage stage, int time);

  private static void notifications(Stage stage, Wire.Notifications how) {
    stage.nodes().forEach(node -> node.wire().let(how));
    try {
      Processes.pause(A_WHILE);
    } finally {
      stage.nodes().forEach(node -> node.wire().let(new Wire.Notifications.Arrive()));
    }
  }
}
