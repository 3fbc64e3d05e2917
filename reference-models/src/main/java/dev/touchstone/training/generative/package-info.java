/**
 * How the models that make data are trained, on small pictures of digits or, without them, of drawn
 * shapes; and how what they make is compared with the data, without a classifier's help.
 */
@NullMarked
package dev.touchstone.training.generative;

import org.jspecify.annotations.NullMarked;
