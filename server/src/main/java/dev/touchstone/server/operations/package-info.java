/**
 * Watching and helping: the page for site administrators (who runs, what waits how long, what
 * failed why, and the buttons), the strip by which students are told that results take longer, and
 * the numbers for Prometheus. Everything is read from the database, where graders write what they
 * know of themselves; so one web node can tell about all nodes, and a grader needs no port.
 */
@NullMarked
package dev.touchstone.server.operations;

import org.jspecify.annotations.NullMarked;
