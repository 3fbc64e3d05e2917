package dev.touchstone.server.participation;

/**
 * Somebody who can be drawn.
 *
 * @param calls how many others were drawn in the course since their last turn, when the roll call
 *     began
 */
record Candidate(long account, int calls) {}
