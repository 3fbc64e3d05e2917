/**
 * The processes that take part, and what each may claim. A node is a row of the table {@code node}:
 * it writes it at its start and again every five seconds, by the database's clock, and takes it
 * along when it ends in order. PostgreSQL is the only coordinator: what people tell a node (pause,
 * resume, drain) is written into its row, which it reads at its next beat, and which every claim
 * reads in the statement that claims. So a paused node takes nothing from the moment on at which
 * the page says so.
 *
 * <p>A job says what it needs ({@code scheduled_tasks.needs}, from its exercise or competition), a
 * node what it offers. The statement of {@link dev.touchstone.server.node.Claims} matches the two,
 * and leaves out what is held in quarantine. What no live node offers stays where it is and is
 * shown with the reason.
 */
@NullMarked
package dev.touchstone.server.node;

import org.jspecify.annotations.NullMarked;
