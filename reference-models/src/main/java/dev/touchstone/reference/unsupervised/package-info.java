/** Unsupervised learning: clusters, mixtures, memories and codes found without labels. */
@NullMarked
package dev.touchstone.reference.unsupervised;

import org.jspecify.annotations.NullMarked;
