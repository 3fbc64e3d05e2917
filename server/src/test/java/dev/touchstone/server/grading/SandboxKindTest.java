package dev.touchstone.server.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.sandbox.Limits;
import dev.touchstone.sandbox.Sandbox;
import dev.touchstone.server.node.Equipment;
import dev.touchstone.server.role.Roles;
import org.junit.jupiter.api.Test;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What programs run in is a setting; neither is connected to before a program comes. */
class SandboxKindTest {

  private final ApplicationContextRunner server =
      new ApplicationContextRunner()
          .withInitializer(new ConfigDataApplicationContextInitializer())
          .withInitializer(
              context ->
                  context
                      .getBeanFactory()
                      .setConversionService(ApplicationConversionService.getSharedInstance()))
          .withBean(Limits.class, Limits::standard)
          .withBean(Roles.class, () -> new Roles(true, false))
          .withUserConfiguration(EngineSandbox.class, ClusterSandbox.class, AuthorsSandbox.class);

  @Test
  void withoutAWordItIsAnEngine() {
    server.run(
        context -> {
          assertThat(context.getBean(Sandbox.class)).isInstanceOf(EngineSandbox.class);
          assertThat(context.getBean(Equipment.class).imageNow()).isEmpty();
        });
  }

  @Test
  void itIsAClusterIfTheSettingSaysSo() {
    server
        .withPropertyValues("touchstone.sandbox.kind=kubernetes")
        .run(
            context -> {
              assertThat(context.getBean(Sandbox.class)).isInstanceOf(ClusterSandbox.class);
              assertThat(context.getBean(Equipment.class).imageNow()).isEmpty();
              assertThat(context).hasSingleBean(AuthorsSandbox.class);
            });
  }

  @Test
  void aKindThatDoesNotExistKeepsTheServerFromStarting() {
    server
        .withPropertyValues("touchstone.sandbox.kind=podman")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .hasMessageContaining(NodeSandbox.class.getSimpleName()));
  }
}
