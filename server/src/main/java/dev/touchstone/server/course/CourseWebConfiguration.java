package dev.touchstone.server.course;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration
class CourseWebConfiguration implements WebMvcConfigurer {

  private final MembershipArgument membership;

  CourseWebConfiguration(MembershipArgument membership) {
    this.membership = membership;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(membership);
  }
}
