import htmx from "htmx.org";

const POLL = 4000;
const SLOW_POLL = 15_000;
const CALM = 1000;

let source: EventSource | null = null;
let poll: ReturnType<typeof setInterval> | undefined;
let address: string | null = null;

/**
 * A section that names a stream of events (`data-events`) is told to fetch itself at each of them. It stops by coming
 * back without the name. An event can be lost on its way, so the section also fetches itself now and then; where the
 * stream is cut for good, every few seconds. One that is `data-calm` does so at most once a second, and after the last.
 */
export function followEvents(): void {
  const section = document.querySelector<HTMLElement>("[data-events]");
  const wanted = section?.dataset["events"] ?? null;
  if (wanted === address) return;
  stop();
  address = wanted;
  if (wanted === null) return;
  const stream = new EventSource(wanted);
  source = stream;
  poll = setInterval(refresh, SLOW_POLL);
  const hear = section?.dataset["calm"] === undefined ? refresh : calmly;
  stream.addEventListener("message", hear);
  for (const name of ["state", "refresh", "done"]) stream.addEventListener(name, hear);
  stream.addEventListener("error", () => {
    if (stream.readyState !== EventSource.CLOSED) return;
    clearInterval(poll);
    poll = setInterval(refresh, POLL);
  });
}

function refresh(): void {
  const section = document.querySelector("[data-events]");
  if (section) htmx.trigger(section, "refresh", {});
}

let heard = 0;
let later: ReturnType<typeof setTimeout> | undefined;

function calmly(): void {
  if (later !== undefined) return;
  const wait = Math.max(0, heard + CALM - Date.now());
  later = setTimeout(() => {
    later = undefined;
    heard = Date.now();
    refresh();
  }, wait);
}

function stop(): void {
  source?.close();
  source = null;
  clearInterval(poll);
  poll = undefined;
  clearTimeout(later);
  later = undefined;
}
