/**
 * The course page: what is taught in which week, when and where, what to read, what is due;
 * announcements, books, office hours. Staff write it in Markdown, in both languages; what is due is
 * drawn from assignments and competitions and written nowhere twice. {@link
 * dev.touchstone.server.schedule.CalendarController} gives the same dates to people's calendars.
 */
@NullMarked
package dev.touchstone.server.schedule;

import org.jspecify.annotations.NullMarked;
