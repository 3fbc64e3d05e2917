import { expect, test } from "vitest";
import { reachScrolling } from "./reach.ts";

function table(scrollWidth: number): HTMLElement {
  document.body.innerHTML = '<div class="prose"><table></table></div>';
  const found = document.querySelector("table")!;
  Object.defineProperty(found, "scrollWidth", { value: scrollWidth });
  Object.defineProperty(found, "clientWidth", { value: 300 });
  return found;
}

test("a table that scrolls is a stop of the keyboard", () => {
  const wide = table(500);
  reachScrolling(document);
  expect(wide.tabIndex).toBe(0);
});

test("a table that fits is none, also when it did not fit before", () => {
  const narrow = table(300);
  narrow.tabIndex = 0;
  reachScrolling(document);
  expect(narrow.hasAttribute("tabindex")).toBe(false);
});
