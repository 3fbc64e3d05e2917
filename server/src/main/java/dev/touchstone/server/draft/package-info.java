/**
 * What people typed and did not hand in yet, so that it survives a closed tab and is there on the
 * next device. One text for each person and exercise; saving is always possible, also after the due
 * date. An editor says which version it went out from: if somebody else changed the text meanwhile,
 * nothing is overwritten, and the editor gets the other text to choose from. A draft ends when
 * exactly this text is handed in, or when it is discarded.
 */
@NullMarked
package dev.touchstone.server.draft;

import org.jspecify.annotations.NullMarked;
