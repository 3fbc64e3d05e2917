package dev.touchstone.server.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/** A person who signs in. */
@Entity
public class Account {

  /** What an account may be called. */
  public static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,38}");

  public static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9._-]{1,32}");

  private static final String NO_PASSWORD = "{none}";

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private @Nullable Long id;

  private String name;
  private String displayName;
  private @Nullable String studentNumber;
  private @Nullable String email;
  private String password;
  private boolean admin;
  private @Nullable Instant lockedAt;
  private @Nullable Instant erasedAt;

  @Column(updatable = false)
  private boolean sample;

  protected Account() {}

  private Account(String name, String displayName, String password, boolean admin, boolean sample) {
    this.name = name;
    this.displayName = displayName;
    this.password = password;
    this.admin = admin;
    this.sample = sample;
  }

  /** An account of the sample course; see {@link SampleAccounts} for when it may sign in. */
  public static Account sample(
      String name, String displayName, boolean admin, PasswordEncoder encoder, String password) {
    return new Account(name, displayName, encoder.encode(password), admin, true);
  }

  /** Somebody who has yet to choose a password, with a {@linkplain SignInLinks link}. */
  public static Account expected(String name, String displayName) {
    return new Account(checked(name), displayName, NO_PASSWORD, false, false);
  }

  /** The same, for who looks after the site. */
  static Account expectedAdministrator(String name) {
    return new Account(checked(name), name, NO_PASSWORD, true, false);
  }

  private static String checked(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("No account name: " + name);
    }
    return name;
  }

  public long id() {
    if (id == null) {
      throw new IllegalStateException("Account " + name + " is not stored yet");
    }
    return id;
  }

  public String name() {
    return name;
  }

  public String displayName() {
    return displayName;
  }

  /** 学号, where it is known. */
  public @Nullable String studentNumber() {
    return studentNumber;
  }

  public @Nullable String email() {
    return email;
  }

  public boolean isAdmin() {
    return admin;
  }

  public boolean isLocked() {
    return lockedAt != null;
  }

  public boolean hasPassword() {
    return !password.equals(NO_PASSWORD);
  }

  public void describe(String displayName, @Nullable String studentNumber, @Nullable String email) {
    if (erasedAt != null) {
      throw new IllegalStateException("Account " + id + " is of nobody any more");
    }
    this.displayName = displayName;
    this.studentNumber = studentNumber;
    this.email = email;
  }

  public void lock(Instant now) {
    if (lockedAt == null) {
      lockedAt = now;
    }
  }

  /** An account whose person is forgotten stays locked. */
  public void unlock() {
    if (erasedAt == null) {
      lockedAt = null;
    }
  }

  /** Forgets who it was; what hangs on the account stays, under this name. */
  public void erase(String alias, Instant now) {
    name = alias;
    displayName = alias;
    studentNumber = null;
    email = null;
    password = NO_PASSWORD;
    lockedAt = now;
    erasedAt = now;
  }

  /** Belongs to the sample course. */
  public boolean isSample() {
    return sample;
  }

  void choose(PasswordEncoder encoder, String chosen) {
    password = encoder.encode(chosen);
  }

  boolean opensWith(PasswordEncoder encoder, String given) {
    return hasPassword() && encoder.matches(given, password);
  }

  /** Who is signed in once this person is. */
  public SignedIn signedIn() {
    return new SignedIn(id(), name, displayName, admin);
  }
}
