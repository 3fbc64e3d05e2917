import { expect, test } from "vitest";
import { dressCases, neighbour } from "./cases.ts";
import { fileSize, guardForms, limitFor } from "./forms.ts";
import { points } from "./sparkline.ts";

test("arrow keys walk the cases and stop at their ends", () => {
  expect(neighbour(0, "ArrowRight", 3)).toBe(1);
  expect(neighbour(2, "ArrowRight", 3)).toBe(2);
  expect(neighbour(0, "ArrowLeft", 3)).toBe(0);
  expect(neighbour(1, "End", 3)).toBe(2);
  expect(neighbour(1, "x", 3)).toBe(-1);
});

test("the first case that went wrong is open", () => {
  document.body.innerHTML = `
    <ol class="cases">
      <li><a class="case" href="#case-1" data-verdict="ACCEPTED"></a></li>
      <li><a class="case" href="#case-2" data-verdict="WRONG_ANSWER"></a></li>
    </ol>
    <section class="case-panel" id="case-1"></section><section class="case-panel" id="case-2"></section>`;

  dressCases(document);

  expect(document.querySelector(".case-panel.open")?.id).toBe("case-2");
  expect(document.querySelector('[aria-current="true"]')?.getAttribute("href")).toBe("#case-2");
});

test("a double click sends a form once", () => {
  document.body.innerHTML = '<form method="post"><button data-busy="Sending…">Send</button></form>';
  const form = document.querySelector("form")!;
  guardForms();

  const first = form.dispatchEvent(new SubmitEvent("submit", { bubbles: true, cancelable: true }));
  const second = form.dispatchEvent(new SubmitEvent("submit", { bubbles: true, cancelable: true }));

  expect([first, second]).toEqual([true, false]);
  expect(form.textContent).toBe("Sending…");
});

test("file sizes are said as people say them", () => {
  expect(fileSize(812, "en")).toBe("812 bytes");
  expect(fileSize(12_400, "en")).toBe("12 kB");
  expect(fileSize(30_000_000, "en")).toBe("30 MB");
});

test("a notebook may be larger than a program", () => {
  const limits = ".py=1048576 .ipynb=5242880";
  expect(limitFor("softmax.py", limits)).toBe(1_048_576);
  expect(limitFor("Work.IPYNB", limits)).toBe(5_242_880);
  expect(limitFor("data.csv", limits)).toBe(Infinity);
});

test("a sparkline fills its box, and a flat one lies in the middle", () => {
  expect(points([1, 3, 2], 10, 20)).toBe("0,20 5,0 10,10");
  expect(points([5, 5], 10, 20)).toBe("0,10 10,10");
});
