import htmx from "htmx.org";

const POLL = 4000;
const SLOW_POLL = 15_000;

let source: EventSource | null = null;
let poll: ReturnType<typeof setInterval> | undefined;
let address: string | null = null;

/**
 * A section that names a stream of events (`data-events`) is told to fetch itself at each of them. It stops by coming
 * back without the name. An event can be lost on its way, so the section also fetches itself now and then; where the
 * stream is cut for good, every few seconds.
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
  const hear = (): void => refresh();
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

function stop(): void {
  source?.close();
  source = null;
  clearInterval(poll);
  poll = undefined;
}
