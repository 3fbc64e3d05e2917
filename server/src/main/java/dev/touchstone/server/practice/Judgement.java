package dev.touchstone.server.practice;

import dev.touchstone.grading.GradingReport;

/**
 * What a trial was found to be.
 *
 * @param attempt which attempt succeeded, counted from 1
 */
public record Judgement(int attempt, GradingReport report) {}
