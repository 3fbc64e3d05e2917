package dev.touchstone.server.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/** A person who signs in. */
@Entity
public class Account {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private @Nullable Long id;

  @Column(updatable = false)
  private String name;

  private String displayName;
  private String password;
  private boolean admin;

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

  public boolean isAdmin() {
    return admin;
  }

  boolean isSample() {
    return sample;
  }

  boolean opensWith(PasswordEncoder encoder, String given) {
    return encoder.matches(given, password);
  }

  SignedIn signedIn() {
    return new SignedIn(id(), name, displayName, admin);
  }
}
