package dev.touchstone.server.talk;

import dev.touchstone.server.course.Membership;
import dev.touchstone.server.review.Desk.Looked;
import dev.touchstone.server.submission.Submission;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.ModelMap;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts talks onto the course home, a result and the desk, which have asked who may read them. */
@Component
class TalkOnPages implements HandlerInterceptor, WebMvcConfigurer {

  private final Talks talks;

  TalkOnPages(Talks talks) {
    this.talks = talks;
  }

  @Override
  public void postHandle(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable ModelAndView page) {
    if (page == null
        || page.getViewName() == null
        || !(page.getModel().get("membership") instanceof Membership member)) {
      return;
    }
    ModelMap model = page.getModelMap();
    switch (page.getViewName()) {
      case "course-home" -> {
        if (!member.isStaff()) {
          model.addAttribute("talks", talks.own(member));
        }
      }
      case "result" -> {
        if (model.get("submission") instanceof Submission submission) {
          about(submission.id(), model);
        }
      }
      case "review" -> {
        if (model.get("looked") instanceof Looked looked) {
          model.addAttribute("canInvite", true);
          about(looked.submission().id(), model);
        }
      }
      default -> {}
    }
  }

  private void about(UUID submission, ModelMap model) {
    talks.about(submission).ifPresent(talk -> model.addAttribute("talk", talk));
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }
}
