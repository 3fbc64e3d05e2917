/**
 * Networks and models that learn what data looks like: autoencoders, adversarial networks,
 * diffusion, mixtures of Gaussians and Boltzmann machines. Pictures are rows of pixels from 0 to 1,
 * (N, D), except to the convolutions of diffusion, (N, C, H, W). All noise is an input.
 */
@NullMarked
package dev.touchstone.network.generative;

import org.jspecify.annotations.NullMarked;
