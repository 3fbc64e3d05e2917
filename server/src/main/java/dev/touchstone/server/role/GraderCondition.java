package dev.touchstone.server.role;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

class GraderCondition implements Condition {

  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    return Roles.of(context.getEnvironment().getRequiredProperty(Roles.PROPERTY)).grader();
  }
}
