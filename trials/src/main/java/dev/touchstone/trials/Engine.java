package dev.touchstone.trials;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The Docker Engine, as far as containers of one owner are concerned. */
public final class Engine implements AutoCloseable {

  private final DockerClient docker;
  private final String owner;

  public Engine(String owner) {
    this.owner = owner;
    var config = DefaultDockerClientConfig.createDefaultConfigBuilder().build();
    this.docker =
        DockerClientImpl.getInstance(
            config,
            new ZerodepDockerHttpClient.Builder()
                .dockerHost(config.getDockerHost())
                .sslConfig(config.getSSLConfig())
                .build());
  }

  /** The ids of the owner's containers, running or not. */
  public List<String> containers() {
    return docker
        .listContainersCmd()
        .withShowAll(true)
        .withLabelFilter(Map.of("dev.touchstone.owner", owner))
        .exec()
        .stream()
        .map(Container::getId)
        .toList();
  }

  /** What the owner's containers are allowed beyond what any of them needs. */
  public List<String> privileges() {
    return containers().stream().map(this::privileges).flatMap(List::stream).distinct().toList();
  }

  private List<String> privileges(String container) {
    try {
      var host = docker.inspectContainerCmd(container).exec().getHostConfig();
      List<String> found = new ArrayList<>();
      if (Boolean.TRUE.equals(host.getPrivileged())) {
        found.add("privileged");
      }
      if (host.getBinds().length > 0) {
        found.add("binds");
      }
      if (!"none".equals(host.getNetworkMode())) {
        found.add("network " + host.getNetworkMode());
      }
      if ("host".equals(host.getPidMode())) {
        found.add("the host's processes");
      }
      return found;
    } catch (NotFoundException gone) {
      return List.of();
    }
  }

  @Override
  public void close() throws IOException {
    docker.close();
  }
}
