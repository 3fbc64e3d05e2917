package dev.touchstone.server.course;

import org.jspecify.annotations.Nullable;

/** A step of the way to a page; the last one is the page itself and leads nowhere. */
public record Crumb(String title, @Nullable String href) {}
