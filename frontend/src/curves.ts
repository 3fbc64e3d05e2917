import htmx from "htmx.org";
import { isDrawn, nearest, parts, point, scaleOf, share, smoothed, ticks, written, type Point } from "./plot.ts";

const SVG = "http://www.w3.org/2000/svg";
const HEIGHT = 280;
const LEFT = 60;
const RIGHT = 24;
const TOP = 10;
const BOTTOM = 26;
const TONES = 5;
const DASHES = 4;
const PAUSE = 400;
const POLL = 5000;

type Told = { curve: string; name: string; run: string; total: number; stride: number; points: [number, number, number?][] };
type Stroke = Told & { line: Point[]; tone: number };
type Words = Record<string, string | undefined>;
type View = { log: boolean; weight: number; step: number; hidden: Set<string> };

/** A page of a run has one section of curves; it is drawn, and drawn again while they grow. */
export function drawCurves(root: ParentNode): void {
  for (const section of root.querySelectorAll<HTMLElement>(".curves[data-curves]")) {
    if (section.dataset["drawn"] !== undefined) continue;
    section.dataset["drawn"] = "";
    void new Curves(section).begin();
  }
}

class Curves {
  private strokes: Stroke[] = [];
  private steps: number[] = [];
  private facts: string | null = null;
  private readonly view: View = { log: false, weight: 0, step: Infinity, hidden: new Set() };
  private readonly plots = new Map<string, Plot>();
  private readonly words: Words;
  private readonly place: HTMLElement;
  private source: EventSource | null = null;
  private asked = false;

  constructor(private readonly section: HTMLElement) {
    this.words = section.dataset;
    this.place = section.querySelector<HTMLElement>(".curves-drawn")!;
  }

  async begin(): Promise<void> {
    this.control();
    await this.fetch();
    new ResizeObserver(() => this.draw()).observe(this.place);
    const told = this.section.dataset["told"];
    if (told === undefined) return;
    this.source = new EventSource(told);
    this.source.addEventListener("state", () => this.ask());
    const poll = setInterval(() => (this.source === null ? clearInterval(poll) : this.ask()), POLL);
  }

  /** However often it is told, it asks only now and then. */
  private ask(): void {
    if (this.asked) return;
    this.asked = true;
    setTimeout(() => {
      this.asked = false;
      void this.fetch();
    }, PAUSE);
  }

  private async fetch(): Promise<void> {
    const answer = await fetch(this.section.dataset["curves"]!, { headers: { Accept: "application/json" } });
    if (!answer.ok) return;
    const { facts, strokes } = (await answer.json()) as { facts: string; strokes: Told[] };
    this.strokes = strokes.map((told, tone) => ({ ...told, line: told.points.map(point), tone }));
    this.steps = [...new Set(this.strokes.flatMap(({ line }) => line.map(({ step }) => step)))].sort((a, b) => a - b);
    if (this.facts !== null && this.facts !== facts) refreshFacts();
    this.facts = facts;
    if (!facts.startsWith("RUNNING")) {
      this.source?.close();
      this.source = null;
    }
    this.draw();
  }

  private control(): void {
    const controls = this.section.querySelector<HTMLElement>(".curves-controls")!;
    const log = controls.querySelector<HTMLInputElement>("[data-log]")!;
    const smooth = controls.querySelector<HTMLInputElement>("[data-smooth]")!;
    const at = controls.querySelector<HTMLInputElement>("[data-at]")!;
    log.addEventListener("change", () => {
      this.view.log = log.checked;
      this.draw();
    });
    smooth.addEventListener("input", () => {
      this.view.weight = Number(smooth.value);
      this.draw();
    });
    at.addEventListener("input", () => {
      const index = Number(at.value);
      // At the end it stays at the end, however long that grows.
      this.read(index === this.steps.length - 1 ? Infinity : (this.steps[index] ?? Infinity));
    });
  }

  private read(step: number): void {
    this.view.step = step;
    this.say();
    for (const plot of this.plots.values()) plot.read();
  }

  private say(): void {
    const last = this.steps.length - 1;
    const at = this.section.querySelector<HTMLInputElement>("[data-at]")!;
    const index = this.view.step === Infinity ? last : this.steps.findIndex((step) => step >= this.view.step);
    at.max = String(Math.max(0, last));
    at.value = String(index < 0 ? last : index);
    at.nextElementSibling!.textContent = String(this.steps[Number(at.value)] ?? "");
    const smooth = this.section.querySelector<HTMLInputElement>("[data-smooth]")!;
    smooth.nextElementSibling!.textContent = this.view.weight.toFixed(2);
  }

  private draw(): void {
    const any = this.strokes.length > 0;
    this.section.querySelector<HTMLElement>(".curves-controls")!.hidden = !any;
    this.section.querySelector<HTMLElement>(".curves-still")!.hidden = any;
    const soon = this.section.querySelector<HTMLElement>(":scope > .soft");
    if (soon) soon.hidden = any;
    this.say();
    for (const curve of ["LOSS", "METRIC"]) {
      const strokes = this.strokes.filter((stroke) => stroke.curve === curve);
      if (strokes.length > 0) this.plot(curve).draw(strokes, this.steps);
    }
  }

  private plot(curve: string): Plot {
    let plot = this.plots.get(curve);
    if (!plot) {
      const title = this.words[`word${curve[0]}${curve.slice(1).toLowerCase()}`] ?? "";
      plot = new Plot(title, this.words, this.view, (step) => this.read(step));
      this.plots.set(curve, plot);
      // The loss stands first, whichever is logged first.
      if (curve === "LOSS") this.place.prepend(plot.figure);
      else this.place.append(plot.figure);
    }
    return plot;
  }
}

/** What stands around the curves fetches itself again, but not away from under a hand that types. */
function refreshFacts(): void {
  const facts = document.getElementById("facts");
  if (!facts) return;
  if (facts.contains(document.activeElement) && document.activeElement instanceof HTMLInputElement) {
    facts.addEventListener("focusout", () => htmx.trigger(facts, "refresh", {}), { once: true });
  } else {
    htmx.trigger(facts, "refresh", {});
  }
}

/** The curves of one kind, on axes of their own. */
class Plot {
  readonly figure = document.createElement("figure");
  private readonly svg = element("svg", { role: "img" });
  private readonly key = document.createElement("ul");
  private readonly cursor = element("line", { class: "curve-cursor" });
  private strokes: Stroke[] = [];
  private steps: number[] = [];
  private width = 0;

  constructor(
    private readonly title: string,
    private readonly words: Words,
    private readonly view: View,
    read: (step: number) => void,
  ) {
    const head = document.createElement("h3");
    head.textContent = title;
    this.figure.className = "curve-live";
    this.key.className = "curves-key";
    this.figure.append(head, this.svg, this.key);
    this.svg.addEventListener("pointermove", (event) => read(this.stepAt(event as PointerEvent)));
    this.svg.addEventListener("pointerleave", () => read(Infinity));
  }

  draw(strokes: Stroke[], steps: number[]): void {
    this.strokes = strokes;
    this.steps = steps;
    this.width = Math.max(240, this.figure.clientWidth);
    this.svg.setAttribute("viewBox", `0 0 ${this.width} ${HEIGHT}`);
    this.svg.setAttribute("height", String(HEIGHT));
    this.legend();
    const { log, weight } = this.view;
    const shown = strokes.filter((stroke) => !this.view.hidden.has(name(stroke)));
    const lines = shown.map((stroke) => ({ stroke, line: weight > 0 ? smoothed(stroke.line, weight) : stroke.line }));
    const scale = scaleOf(
      lines.flatMap(({ line }) => line.map(({ value }) => value)),
      log,
    );
    const down = (value: number): number => HEIGHT - BOTTOM - share(value, scale) * (HEIGHT - BOTTOM - TOP);
    const drawn: Element[] = this.axes(scale, down);
    for (const { stroke, line } of lines) {
      drawn.push(...this.gaps(line));
      const group = element("g", { class: tone(stroke), "data-series": stroke.name });
      for (const points of parts(line, log, ({ step, value }) => [this.across(step), down(value)])) {
        group.append(element("polyline", { points }));
      }
      drawn.push(group);
    }
    this.svg.replaceChildren(...drawn, this.cursor);
    const all = shown.map((stroke) => `${stroke.name} ${written(stroke.line.at(-1)?.value ?? NaN)}`);
    this.svg.setAttribute("aria-label", `${this.title}: ${all.join(", ")}`);
    this.read();
  }

  /** Says what each series is at the step that is pointed at. */
  read(): void {
    const step = this.view.step === Infinity ? (this.steps.at(-1) ?? 0) : this.view.step;
    const x = String(this.across(step));
    for (const [at, value] of Object.entries({ x1: x, x2: x, y1: TOP, y2: HEIGHT - BOTTOM })) {
      this.cursor.setAttribute(at, String(value));
    }
    this.cursor.toggleAttribute("hidden", this.view.step === Infinity);
    this.strokes.forEach((stroke, at) => {
      const found = nearest(stroke.line, step);
      const epoch = found?.epoch == null ? "" : ` · ${this.words["wordEpoch"]} ${written(found.epoch)}`;
      const place = this.key.children[at]?.querySelector("output");
      if (place) place.textContent = found ? written(found.value) + epoch : "";
    });
  }

  private axes(scale: { low: number; high: number; log: boolean }, down: (value: number) => number): Element[] {
    const found: Element[] = [];
    for (const value of ticks(scale, 5)) {
      const y = down(value);
      found.push(element("line", { class: "curve-grid", x1: LEFT, x2: this.width - RIGHT, y1: y, y2: y }));
      found.push(text(written(value), { x: LEFT - 8, y: y + 4, "text-anchor": "end" }));
    }
    const [first, last] = this.ends();
    for (const step of ticks({ low: first, high: last, log: false }, Math.max(2, Math.floor(this.width / 130)))) {
      if (!Number.isInteger(step)) continue;
      found.push(text(String(step).replace("-", "−"), { x: this.across(step), y: HEIGHT - 6, "text-anchor": "middle" }));
    }
    return found;
  }

  /** A mark where there was a value that is no number. */
  private gaps(line: readonly Point[]): Element[] {
    return line
      .filter(({ value }) => !isDrawn(value, this.view.log))
      .map(({ step, value }) => {
        const x = this.across(step);
        const mark = element("line", { class: "curve-gap", x1: x, x2: x, y1: TOP, y2: HEIGHT - BOTTOM });
        const title = element("title", {});
        title.textContent = `${this.words["wordStep"]} ${step}: ${written(value)}`;
        mark.append(title);
        return mark;
      });
  }

  private ends(): [number, number] {
    const first = this.steps[0] ?? 0;
    const last = this.steps.at(-1) ?? 1;
    return last > first ? [first, last] : [first, first + 1];
  }

  private across(step: number): number {
    const [first, last] = this.ends();
    return LEFT + ((step - first) / (last - first)) * (this.width - LEFT - RIGHT);
  }

  private stepAt(event: PointerEvent): number {
    const box = this.svg.getBoundingClientRect();
    const [first, last] = this.ends();
    const at = ((event.clientX - box.left) * (this.width / box.width) - LEFT) / (this.width - LEFT - RIGHT);
    return Math.round(first + Math.min(1, Math.max(0, at)) * (last - first));
  }

  /** Its entries stay what they are as long as there are the same series: the focus may be in one. */
  private legend(): void {
    const known = [...this.key.children].map((entry) => (entry as HTMLElement).dataset["series"]);
    if (known.join("\n") !== this.strokes.map(name).join("\n")) {
      this.key.replaceChildren(...this.strokes.map((stroke) => this.entry(stroke)));
    }
    this.strokes.forEach((stroke, at) => {
      const place = this.key.children[at]?.querySelector(".note");
      if (place) place.textContent = this.notes(stroke).join(" · ");
    });
  }

  private entry(stroke: Stroke): HTMLLIElement {
    const entry = document.createElement("li");
    entry.className = tone(stroke);
    entry.dataset["series"] = name(stroke);
    const label = document.createElement("label");
    const box = document.createElement("input");
    box.type = "checkbox";
    box.checked = !this.view.hidden.has(name(stroke));
    box.addEventListener("change", () => {
      if (box.checked) this.view.hidden.delete(name(stroke));
      else this.view.hidden.add(name(stroke));
      this.draw(this.strokes, this.steps);
    });
    const says = document.createElement("span");
    says.textContent = stroke.name;
    const run = document.createElement("span");
    run.className = "soft";
    run.textContent = stroke.run;
    const notes = document.createElement("span");
    notes.className = "note";
    label.append(box, " ", says, " ", run);
    entry.append(label, " ", document.createElement("output"), " ", notes);
    return entry;
  }

  private notes(stroke: Stroke): string[] {
    const gaps = stroke.line.filter(({ value }) => !Number.isFinite(value)).length;
    return [
      stroke.stride > 1 ? filled(this.words["wordThinned"], stroke.stride, stroke.total) : "",
      gaps > 0 ? filled(this.words["wordGaps"], gaps) : "",
    ].filter((note) => note !== "");
  }
}

function name(stroke: Stroke): string {
  return `${stroke.curve} ${stroke.name} ${stroke.run}`;
}

function tone(stroke: Stroke): string {
  return `tone-${stroke.tone % TONES} dash-${Math.floor(stroke.tone / TONES) % DASHES}`;
}

function filled(words: string | undefined, ...values: number[]): string {
  return (words ?? "").replace(/\{(\d)\}/g, (all, at: string) => values[Number(at)]?.toLocaleString() ?? all);
}

function element(tag: string, attributes: Record<string, string | number>): SVGElement {
  const made = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

function text(words: string, attributes: Record<string, string | number>): SVGElement {
  const made = element("text", { class: "curve-tick", ...attributes });
  made.textContent = words;
  return made;
}
