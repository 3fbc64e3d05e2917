package dev.touchstone.server.node;

/** What people want of a node. */
public enum NodeState {
  ACTIVE,
  /** Takes nothing new. */
  PAUSED,
  /** Takes nothing new and ends when it is done, or stays idle where it also serves the web. */
  DRAINING
}
