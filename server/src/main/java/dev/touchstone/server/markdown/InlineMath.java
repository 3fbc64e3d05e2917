package dev.touchstone.server.markdown;

import org.commonmark.node.CustomNode;

/** A formula within a line. */
class InlineMath extends CustomNode {

  private final String tex;

  InlineMath(String tex) {
    this.tex = tex;
  }

  String tex() {
    return tex;
  }
}
