/** What blocks of several children or several inputs have in common. */
@NullMarked
package dev.touchstone.network.block;

import org.jspecify.annotations.NullMarked;
