/**
 * The red team. An attack is a folder ({@link dev.touchstone.trials.redteam.Attacks} reads them):
 * steps that a student takes, each with what must be observed instead of success. Whatever the
 * steps expect, {@link dev.touchstone.trials.redteam.Aftermath} holds after every attack: one
 * verdict a submission and never a fault of ours, no planted secret on any page, nothing left
 * running, and honest work still accepted. An attack on a part that does not exist says so in
 * {@code needs} and counts as not run, never as held.
 */
@NullMarked
package dev.touchstone.trials.redteam;

import org.jspecify.annotations.NullMarked;
