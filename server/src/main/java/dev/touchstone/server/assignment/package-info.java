/**
 * What is asked of a course's students: assignments, their exercises and what each is worth. What
 * an exercise is lies in the exercise catalog, or came with the assignment ({@link
 * dev.touchstone.server.assignment.OwnExercises}); here it is only named. Scores shown beside it
 * are read from the schema's views {@code score} and {@code best_score}.
 *
 * <p>An assignment has {@link dev.touchstone.server.assignment.Terms}: what lateness costs, what
 * counts, how often one may try. When it is due is a question about one person: the date for all,
 * or the newest that staff granted, plus the slip days taken. Only the schema's function {@code
 * lateness} computes it; {@link dev.touchstone.server.assignment.Deadlines} ask it, and the views
 * do.
 *
 * <p>An exercise's cases may be in groups that weigh differently and that students see at different
 * times. What a reader may see of results is a question about him and now, and {@link
 * dev.touchstone.server.assignment.Visibility} answers it, for reports and for scores: whoever
 * shows either to anybody asks there, and reads {@code score} itself only for staff.
 */
@NullMarked
package dev.touchstone.server.assignment;

import org.jspecify.annotations.NullMarked;
