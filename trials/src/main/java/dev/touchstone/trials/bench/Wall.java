package dev.touchstone.trials.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** g: what the wall itself costs: a container with all of it against one with no network only. */
final class Wall {

  private static final double MOST = 1.02;

  /** As Hardening sets it. */
  private static final String HARDENED =
      """
      --read-only --cap-drop ALL --security-opt no-new-privileges --ipc private --init \
      --memory 512m --memory-swap 512m --cpus 1 --pids-limit 64 --user 65534:65534 \
      --ulimit nofile=256:256 --ulimit fsize=67108864:67108864 --ulimit cpu=18:19 --ulimit core=0:0 \
      --tmpfs /tmp:rw,noexec,nosuid,nodev,size=67108864,nr_inodes=4096 \
      --tmpfs /dev/shm:rw,noexec,nosuid,nodev,size=67108864,nr_inodes=512 \
      --tmpfs /dev/mqueue:ro,noexec,nosuid,nodev,size=4k --log-driver none\
      """;

  private Wall() {}

  static Ratio measure(Place place, Path seccomp) {
    List<String> hardened = new ArrayList<>(List.of(HARDENED.split(" ")));
    hardened.addAll(List.of("--security-opt", "seccomp=" + seccomp));
    List<Double> on = new ArrayList<>();
    List<Double> off = new ArrayList<>();
    for (int round = 0; round < place.rounds(); round++) {
      // In turns, since what comes second finds the engine awake.
      boolean first = round % 2 == 0;
      double one = run(place.image(), first ? hardened : List.of());
      double other = run(place.image(), first ? List.of() : hardened);
      on.add(first ? one : other);
      off.add(first ? other : one);
    }
    return Ratio.atMost(
        MOST, "g", "an empty program, hardened", new Sample(on), "not hardened", new Sample(off));
  }

  private static double run(String image, List<String> options) {
    List<String> command = new ArrayList<>(List.of("docker", "run", "--rm", "--network", "none"));
    command.addAll(options);
    command.addAll(List.of("--entrypoint", "python3", image, "-c", "pass"));
    Quiet.await();
    return Commands.millis(command);
  }
}
