package dev.touchstone.goal;

import java.lang.ref.SoftReference;
import java.util.function.Supplier;

/** Something large that is made when it is asked for, and let go when memory is short. */
final class Lazy<T> {

  private final Supplier<T> made;
  private SoftReference<T> kept = new SoftReference<>(null);

  Lazy(Supplier<T> made) {
    this.made = made;
  }

  synchronized T get() {
    T known = kept.get();
    if (known == null) {
      known = made.get();
      kept = new SoftReference<>(known);
    }
    return known;
  }
}
