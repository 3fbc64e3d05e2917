/**
 * A run whose button could not reach the server says so where its result would stand; a run that was begun comes into view. The run
 * itself is htmx's and the server's.
 */
export function watchRuns(): void {
  const failed = (event: Event): void => {
    const button = (event as CustomEvent<{ elt: Element }>).detail.elt;
    if (!(button instanceof HTMLElement) || !button.hasAttribute("data-run")) return;
    const place = document.getElementById("run");
    if (place) sayFailed(place, button.dataset["failed"] ?? "");
  };
  document.addEventListener("htmx:sendError", failed);
  document.addEventListener("htmx:responseError", failed);
  document.addEventListener("htmx:afterSettle", (event) => {
    const { elt, requestConfig } = (event as CustomEvent<{ elt: Element; requestConfig?: { elt: Element } }>).detail;
    // Only when it was asked for: whoever reads the statement meanwhile is left there.
    if (elt.id === "run" && requestConfig?.elt.hasAttribute("data-run")) elt.scrollIntoView({ block: "nearest" });
  });
}

function sayFailed(place: HTMLElement, text: string): void {
  const message = document.createElement("div");
  message.className = "message error";
  message.setAttribute("role", "alert");
  const glyph = document.createElement("span");
  glyph.className = "glyph";
  glyph.setAttribute("aria-hidden", "true");
  const body = document.createElement("div");
  body.className = "message-body";
  const paragraph = document.createElement("p");
  paragraph.textContent = text;
  body.append(paragraph);
  message.append(glyph, body);
  place.replaceChildren(message);
  place.hidden = false;
  // What was followed before is not what stands here now.
  delete place.dataset["events"];
}
