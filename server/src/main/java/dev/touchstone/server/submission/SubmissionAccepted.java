package dev.touchstone.server.submission;

import java.util.UUID;

/** A submission is stored; published inside the transaction that stores it. */
public record SubmissionAccepted(UUID id) {}
