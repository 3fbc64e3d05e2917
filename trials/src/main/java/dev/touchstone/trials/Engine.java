package dev.touchstone.trials;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.IOException;
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

  @Override
  public void close() throws IOException {
    docker.close();
  }
}
