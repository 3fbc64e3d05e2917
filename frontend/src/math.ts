import katex from "katex";
import "katex/dist/katex.min.css";

/** `div.math` is set as a display, `span.math` in the line; what KaTeX cannot read stays as it was written. */
export function setMath(elements: Iterable<HTMLElement>): void {
  for (const element of elements) {
    if (element.classList.contains("ready")) continue;
    const tex = element.textContent ?? "";
    katex.render(tex, element, { displayMode: element.tagName === "DIV", throwOnError: false, strict: false });
    element.classList.add("ready");
  }
}
