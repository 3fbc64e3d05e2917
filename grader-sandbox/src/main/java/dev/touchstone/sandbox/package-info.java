/**
 * How untrusted code is run.
 *
 * <p>{@link dev.touchstone.sandbox.Sandbox} is the port: a {@link dev.touchstone.sandbox.Program}
 * goes in, an {@link dev.touchstone.sandbox.Outcome} comes out, and only values cross the wall. The
 * container gets the student's source and the inputs, over its standard input; it gives back frames
 * over its standard output. No expected value, label or score is ever inside; the host never opens
 * a path that a student could write. What comes back is hostile: {@link
 * dev.touchstone.sandbox.FrameReader} counts every byte, and a stream that breaks the protocol is
 * the student's invalid output. What a program logs on its way goes to a {@link
 * dev.touchstone.sandbox.Logbook}, until it is given a hidden case. The container is an engine's
 * ({@link dev.touchstone.sandbox.DockerSandbox}) or a pod's of a cluster ({@link
 * dev.touchstone.sandbox.PodSandbox}); the run is the same. Only a fault of the engine is ours, a
 * {@link dev.touchstone.sandbox.SandboxException}.
 */
@NullMarked
package dev.touchstone.sandbox;

import org.jspecify.annotations.NullMarked;
