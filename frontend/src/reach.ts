const SCROLLING = ".prose table, .prose pre, div.math";

/** What scrolls sideways can be reached by keyboard; what does not is no stop on the way. */
export function reachScrolling(root: ParentNode): void {
  for (const element of root.querySelectorAll<HTMLElement>(SCROLLING)) {
    if (element.scrollWidth > element.clientWidth) element.tabIndex = 0;
    else element.removeAttribute("tabindex");
  }
}
