/**
 * How a program is judged: its {@link dev.touchstone.sandbox.Outcome} held against an exercise's
 * {@link dev.touchstone.reference.AnswerKey}, outside the sandbox. A {@link
 * dev.touchstone.grading.GradingReport} is data without a language; its {@link
 * dev.touchstone.grading.Diagnosis}es are put into words for whoever reads them.
 */
@NullMarked
package dev.touchstone.grading;

import org.jspecify.annotations.NullMarked;
