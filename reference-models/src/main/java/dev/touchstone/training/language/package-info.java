/**
 * How the networks of tokens are trained: for poems on the poems that the operator provides, for
 * the rest on texts from small grammars, which say exactly what there is to be learned.
 */
@NullMarked
package dev.touchstone.training.language;

import org.jspecify.annotations.NullMarked;
