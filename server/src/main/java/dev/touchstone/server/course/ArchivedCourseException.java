package dev.touchstone.server.course;

import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The course is over: it can be read, and nothing in it is changed any more. */
@ResponseStatus(HttpStatus.LOCKED)
class ArchivedCourseException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  private ArchivedCourseException(Course course) {
    super("Course " + course.slug() + " is archived");
  }

  // Whoever gets a membership while answering a request that is no reading wants to change
  // something; so the one place that gives them out is the one that refuses. Work that runs in the
  // background answers no request: what was handed in before is still graded.
  static Membership unlessReading(Membership member) {
    if (member.course().isArchived()
        && RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
        && !READING.contains(request.getRequest().getMethod())) {
      throw new ArchivedCourseException(member.course());
    }
    return member;
  }
}
