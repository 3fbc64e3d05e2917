/**
 * What is asked of a course's students: assignments, their exercises and what each is worth. What
 * an exercise is lies in the exercise catalog; here it is only named. Scores shown beside it are
 * read from the schema's views {@code score} and {@code best_score}.
 */
@NullMarked
package dev.touchstone.server.assignment;

import org.jspecify.annotations.NullMarked;
