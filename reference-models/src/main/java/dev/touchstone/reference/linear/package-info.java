/** Linear models: regression in closed form, and what turns scores into probabilities. */
@NullMarked
package dev.touchstone.reference.linear;

import org.jspecify.annotations.NullMarked;
