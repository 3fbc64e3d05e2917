package dev.touchstone.server.review;

import dev.touchstone.server.course.Membership;
import dev.touchstone.server.submission.Submission;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Puts what reviews say onto pages of other capabilities, which have asked already who may read
 * them: their models say for whom and about what the page is.
 */
@Component
class ReviewOnPages implements HandlerInterceptor, WebMvcConfigurer {

  private final Feedbacks feedbacks;

  ReviewOnPages(Feedbacks feedbacks) {
    this.feedbacks = feedbacks;
  }

  @Override
  public void postHandle(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable ModelAndView page) {
    if (page == null || !(page.getModel().get("membership") instanceof Membership member)) {
      return;
    }
    if ("result".equals(page.getViewName())
        && page.getModel().get("submission") instanceof Submission submission) {
      feedbacks.of(submission).ifPresent(feedback -> page.addObject("feedback", feedback));
    }
    if ("course-home".equals(page.getViewName()) && !member.isStaff()) {
      page.addObject("reviewNews", feedbacks.news(member));
    }
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }
}
