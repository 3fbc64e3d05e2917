/**
 * Who may have copied, and what is done about it. A comparison holds the works of a class against
 * each other in the background ({@link dev.touchstone.integrity.Detector} finds, nothing accuses);
 * staff look at the pairs that stand out and say what they think of each; what they think is about
 * two people and what was asked of them, and outlives the comparison. Of pairs come cases, one for
 * each student: opened, notified as a step of its own, answered, decided. A student learns of his
 * own case after he was notified, and of nothing else here.
 */
@NullMarked
package dev.touchstone.server.integrity;

import org.jspecify.annotations.NullMarked;
