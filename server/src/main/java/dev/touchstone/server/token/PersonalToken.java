package dev.touchstone.server.token;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A token as its owner sees it.
 *
 * @param prefix how it begins; the rest nobody knows any more
 * @param open whether it still lets in
 */
record PersonalToken(
    long id,
    String name,
    String prefix,
    List<Scope> scopes,
    Instant madeAt,
    Instant expiresAt,
    @Nullable Instant usedAt,
    @Nullable Instant revokedAt,
    boolean open) {

  PersonalToken {
    scopes = List.copyOf(scopes);
  }
}
