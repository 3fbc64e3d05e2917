package dev.touchstone.server.inquiry;

import dev.touchstone.server.course.Membership;
import dev.touchstone.server.review.Desk.Looked;
import dev.touchstone.server.submission.Submission;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.ModelMap;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Puts inquiries onto pages of other capabilities, which have asked already who may read them: the
 * course home, a result, the desk.
 */
@Component
class InquiryOnPages implements HandlerInterceptor, WebMvcConfigurer {

  private static final int AT_HOME = 3;

  private final Inquiries inquiries;

  InquiryOnPages(Inquiries inquiries) {
    this.inquiries = inquiries;
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
          model.addAttribute("inquiries", inquiries.own(member, AT_HOME));
        }
      }
      case "result" -> {
        if (model.get("submission") instanceof Submission submission) {
          model.addAttribute("inquiries", inquiries.about(submission));
          model.addAttribute(
              "askUntil", member.isStaff() ? null : inquiries.until(submission, member.course()));
        }
      }
      case "review" -> {
        if (model.get("looked") instanceof Looked looked) {
          model.addAttribute("inquiries", inquiries.about(looked.submission()));
        }
      }
      default -> {}
    }
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }
}
