package dev.touchstone.server.course;

import dev.touchstone.reference.Text;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
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

  protected Course() {}

  public Course(String slug, Text title, ZoneId zone) {
    this.slug = slug;
    this.titleZh = title.zh();
    this.titleEn = title.en();
    this.timeZone = zone.getId();
  }

  /** Takes over what a changed course description says. */
  public void describe(Text title, ZoneId zone) {
    this.titleZh = title.zh();
    this.titleEn = title.en();
    this.timeZone = zone.getId();
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
