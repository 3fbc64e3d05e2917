package dev.touchstone.server.course;

import dev.touchstone.reference.Text;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** A course: its dates are read in its own time zone. */
@Entity
public class Course {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private @Nullable Long id;

  @Column(updatable = false)
  private String slug;

  private String titleZh;
  private String titleEn;
  private String timeZone;
  private int slipDays;
  private @Nullable Instant archivedAt;
  private @Nullable Long archivedBy;
  private int fixDeduction = 10;
  private int inquiryDays = 14;

  protected Course() {}

  public Course(String slug, Text title, ZoneId zone) {
    this.slug = slug;
    this.titleZh = title.zh();
    this.titleEn = title.en();
    this.timeZone = named(zone);
  }

  /** Takes over what a changed course description says. */
  public void describe(Text title, ZoneId zone) {
    this.titleZh = title.zh();
    this.titleEn = title.en();
    this.timeZone = named(zone);
  }

  // PostgreSQL reads an offset such as UTC+8 the other way round, names in the same way.
  private static String named(ZoneId zone) {
    if (!ZoneId.getAvailableZoneIds().contains(zone.getId())) {
      throw new IllegalArgumentException(
          "A course's time zone has a name such as Asia/Shanghai, not " + zone.getId());
    }
    return zone.getId();
  }

  /** Gives each student so many days by which to put off due dates, all assignments together. */
  public void allowSlipDays(int days) {
    if (days < 0 || days > 366) {
      throw new IllegalArgumentException("From 0 to 366 slip days, not " + days);
    }
    this.slipDays = days;
  }

  /**
   * Says what a fix costs that staff had to ask for, in percent of an exercise's points, and for
   * how many days after a result a student may ask about a grade.
   */
  public void review(int costOfFix, int daysToAsk) {
    if (costOfFix < 0 || costOfFix > 100) {
      throw new IllegalArgumentException("From 0 to 100 percent for a fix, not " + costOfFix);
    }
    if (daysToAsk < 1 || daysToAsk > 366) {
      throw new IllegalArgumentException("From 1 to 366 days to ask, not " + daysToAsk);
    }
    this.fixDeduction = costOfFix;
    this.inquiryDays = daysToAsk;
  }

  /** Percent of an exercise's points that a fix costs which staff had to ask for. */
  public int fixDeduction() {
    return fixDeduction;
  }

  /** For how many days after a result or a review a student may ask about a grade. */
  public int inquiryDays() {
    return inquiryDays;
  }

  public int slipDays() {
    return slipDays;
  }

  /** It is over: from now on it can be read and not changed. */
  public void archive(long by, Instant now) {
    if (archivedAt == null) {
      archivedAt = now;
      archivedBy = by;
    }
  }

  public void reopen() {
    archivedAt = null;
    archivedBy = null;
  }

  public boolean isArchived() {
    return archivedAt != null;
  }

  public @Nullable Instant archivedAt() {
    return archivedAt;
  }

  public long id() {
    if (id == null) {
      throw new IllegalStateException("Course " + slug + " is not stored yet");
    }
    return id;
  }

  public String slug() {
    return slug;
  }

  public Text title() {
    return new Text(titleZh, titleEn);
  }

  public ZoneId zone() {
    return ZoneId.of(timeZone);
  }

  /** Where its home is. */
  public String path() {
    return "/courses/" + slug;
  }
}
