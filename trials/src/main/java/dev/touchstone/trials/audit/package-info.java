/**
 * The audit: every package the server is made of, as its own {@link
 * dev.touchstone.trials.audit.Sbom} lists them, held against advisories that somebody has fetched
 * in the format of the OSV project. It asks nobody: what is not in the given {@link
 * dev.touchstone.trials.audit.Advisories} is not known, and an ecosystem without any is not audited
 * rather than clean. What people live with, and until when, is {@link
 * dev.touchstone.trials.audit.Acceptance}.
 */
@NullMarked
package dev.touchstone.trials.audit;

import org.jspecify.annotations.NullMarked;
