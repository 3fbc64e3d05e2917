import htmx from "htmx.org";
import "./styles/app.css";
import { dressCases } from "./cases.ts";
import { drawCurves } from "./curves.ts";
import { dressDesk } from "./desk.ts";
import { colourListings, dressEditors, settleDrafts } from "./editors.ts";
import { dressReceipts, dressUploads, guardForms } from "./forms.ts";
import { followEvents } from "./live.ts";
import { stickPanes } from "./panes.ts";
import { reachScrolling } from "./reach.ts";
import { watchRuns } from "./runs.ts";
import { drawSparklines } from "./sparkline.ts";
import { lasting } from "./store.ts";
import { refreshTimes, tickTimes } from "./time.ts";

// The content security policy allows neither inline style elements of htmx's own nor eval.
htmx.config.includeIndicatorStyles = false;
htmx.config.allowEval = false;
htmx.config.selfRequestsOnly = true;
// What is refused (422) comes with a page that says why.
htmx.config.responseHandling = [
  { code: "204", swap: false },
  { code: "[23]..", swap: true },
  { code: "422", swap: true },
  { code: "[45]..", swap: false, error: true },
];

/** Everything a page can do without being asked; runs on the page and on each fragment that comes later. */
function dress(root: ParentNode): void {
  refreshTimes(root);
  dressEditors(root);
  dressUploads(root);
  dressReceipts(root);
  dressCases(root);
  drawSparklines(root);
  drawCurves(root);
  colourListings(root);
  settleDrafts(root);
  followEvents();
  const formulas = root.querySelectorAll<HTMLElement>(".math:not(.ready)");
  if (formulas.length > 0) {
    void import("./math.ts").then(({ setMath }) => {
      setMath(formulas);
      reachScrolling(root);
    });
  }
  reachScrolling(root);
}

function chooseTheme(): void {
  document.querySelector(".theme-toggle")?.addEventListener("click", () => {
    const root = document.documentElement;
    const theme = root.dataset["theme"] === "dark" ? "light" : "dark";
    root.dataset["theme"] = theme;
    const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
    if (theme === system) lasting.remove("theme");
    else lasting.set("theme", theme);
  });
}

guardForms();
chooseTheme();
tickTimes();
watchRuns();
stickPanes();
dressDesk();
dress(document);
addEventListener("resize", () => reachScrolling(document));
document.addEventListener("htmx:afterSettle", () => dress(document));
