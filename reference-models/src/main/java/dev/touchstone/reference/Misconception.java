package dev.touchstone.reference;

/**
 * A mistake students are known to make.
 *
 * @param message what the student's code does, said of that code
 * @param hint what to do about it
 */
public record Misconception(String id, Text message, Text hint) {}
