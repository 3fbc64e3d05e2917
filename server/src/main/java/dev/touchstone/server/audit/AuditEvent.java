package dev.touchstone.server.audit;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that touched a grade or a right.
 *
 * @param actorId who did it; null for the platform, by a rule
 * @param action a capability and a verb, such as {@code review.released}; the text key is {@code
 *     audit.} and this
 * @param subjectId whose grade or right it is, where it is one person's
 * @param object what was touched, such as {@code review:17}
 * @param detail what was and what is now, by name; numbers, strings and nulls
 */
public record AuditEvent(
    long courseId,
    @Nullable Long actorId,
    String action,
    @Nullable Long subjectId,
    String object,
    Map<String, ? extends @Nullable Object> detail) {

  public static AuditEvent of(long courseId, long actorId, String action, String object) {
    return new AuditEvent(courseId, actorId, action, null, object, Map.of());
  }

  /** Done by the platform itself. */
  public static AuditEvent byRule(long courseId, String action, String object) {
    return new AuditEvent(courseId, null, action, null, object, Map.of());
  }

  /** That it is this person's grade or right. */
  public AuditEvent about(long accountId) {
    return new AuditEvent(courseId, actorId, action, accountId, object, detail);
  }

  public AuditEvent with(String name, @Nullable Object value) {
    Map<String, @Nullable Object> more = new HashMap<>(detail);
    more.put(name, value);
    return new AuditEvent(courseId, actorId, action, subjectId, object, more);
  }
}
