/**
 * What a process of the server is for. {@code touchstone.roles} names it: {@code web} answers
 * people, {@code grader} runs their programs; without a word it is both.
 *
 * <p>A pure grader has no web server and no port. It makes what its jobs ask for and nothing else.
 * A pure web node leaves every job that is {@link dev.touchstone.server.role.OnGrader} alone and
 * needs no Docker Engine; what recurs and takes a moment, such as the closing of competitions, it
 * does as well. All meet in the database: in its queue, and in what it is asked to NOTIFY.
 */
@NullMarked
package dev.touchstone.server.role;

import org.jspecify.annotations.NullMarked;
