package dev.touchstone.server.fix;

import dev.touchstone.server.assignment.AssignmentExercise;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.review.Desk.Looked;
import dev.touchstone.server.submission.Submission;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.ModelMap;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Puts requests onto pages of other capabilities, which have asked already who may read them: the
 * course home, an exercise, a result, the desk.
 */
@Component
class FixOnPages implements HandlerInterceptor, WebMvcConfigurer {

  private static final int AT_HOME = 5;

  private final FixRequests requests;
  private final FixDeskController desk;

  FixOnPages(FixRequests requests, FixDeskController desk) {
    this.requests = requests;
    this.desk = desk;
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
      case "course-home" -> model.addAttribute("fixes", own(member, AT_HOME));
      case "exercise" -> exercise(member, model);
      case "result" -> result(model);
      case "review" -> desk(model);
      default -> {}
    }
  }

  private List<FixRequest> own(Membership member, int most) {
    return member.isStaff() ? List.of() : requests.own(member, most);
  }

  private void exercise(Membership member, ModelMap model) {
    if (model.get("asked") instanceof AssignmentExercise asked) {
      model.addAttribute(
          "fixes",
          own(member, Integer.MAX_VALUE).stream()
              .filter(each -> each.settled() == null)
              .filter(each -> each.exercise().equals(asked.exercise()))
              .filter(each -> each.assignment().equals(asked.assignment().slug()))
              .toList());
    }
  }

  private void result(ModelMap model) {
    if (model.get("submission") instanceof Submission submission) {
      model.addAttribute(
          "fixes",
          requests.about(submission.id()).stream()
              .filter(each -> each.withdrawn() == null)
              .toList());
    }
  }

  private void desk(ModelMap model) {
    if (model.get("looked") instanceof Looked looked) {
      FixRequest newest =
          requests.about(looked.submission().id()).stream()
              .filter(each -> each.withdrawn() == null)
              .findFirst()
              .orElse(null);
      model.addAttribute("deskFix", desk.blank(looked, newest));
    }
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }
}
