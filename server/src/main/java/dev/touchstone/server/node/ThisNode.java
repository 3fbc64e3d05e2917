package dev.touchstone.server.node;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Who this process is: a new one at every start, under a name that stays. */
@Component
public class ThisNode {

  private final UUID id = UUID.randomUUID();
  private final String name;
  private final List<String> lanes;
  private final boolean staysDrained;

  ThisNode(
      @Value("${touchstone.node.name}") String name,
      @Value("${touchstone.node.lanes}") List<String> lanes,
      @Value("${touchstone.node.stays-when-drained}") boolean staysDrained) {
    this.name = name.isBlank() ? host() : name;
    this.lanes = List.copyOf(lanes);
    this.staysDrained = staysDrained;
  }

  UUID id() {
    return id;
  }

  public String name() {
    return name;
  }

  List<String> lanes() {
    return lanes;
  }

  /** Whether it goes on, idle, once it is drained: its supervisor would start it again at once. */
  boolean staysDrained() {
    return staysDrained;
  }

  String version() {
    String version = ThisNode.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "node";
    }
  }
}
