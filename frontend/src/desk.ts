/**
 * The keys of the review desk. Everything they do is a link, a field or a button that stands on the page; a key is only
 * a shorter way to it.
 */
export function dressDesk(): void {
  const desk = document.querySelector<HTMLElement>(".desk");
  if (!desk) return;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (press(desk, event.key)) event.preventDefault();
  });
  desk.addEventListener("click", (event) => pickLine(desk, event));
  desk.querySelector<HTMLSelectElement>("#c-snippet")?.addEventListener("change", (event) => {
    insertSnippet(desk, event.target as HTMLSelectElement);
  });
}

/** Whether a key belongs to what has the focus; a checkbox takes no letters. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  return target.matches("textarea, select, input:not([type=checkbox], [type=radio])");
}

/** Whether the desk has something for this key, which it then has done. */
export function press(desk: HTMLElement, key: string): boolean {
  switch (key) {
    case "j":
    case "k":
    case "g":
      return click(desk.querySelector<HTMLElement>(`[data-key="${key}"]`));
    case "c":
      return open(desk.querySelector<HTMLElement>("#c-said"));
    case "r":
      return open(desk.querySelector<HTMLElement>("#fix-said"));
    case "?":
      return help(desk);
    default:
      return /^[1-9]$/.test(key) && click(desk.querySelector<HTMLElement>(`[data-digit="${key}"]`));
  }
}

function click(target: HTMLElement | null): boolean {
  target?.click();
  return target !== null;
}

function open(field: HTMLElement | null): boolean {
  const fold = field?.closest("details");
  if (fold) fold.open = true;
  field?.focus();
  return field !== null;
}

function help(desk: HTMLElement): boolean {
  const keys = desk.querySelector<HTMLDetailsElement>("#keys");
  if (!keys) return false;
  keys.open = !keys.open;
  if (keys.open) keys.scrollIntoView({ block: "nearest" });
  return true;
}

/** A click on a line's number marks it for a comment or a fix; with Shift, all from the last one. */
function pickLine(desk: HTMLElement, event: MouseEvent): void {
  const line = event.target instanceof HTMLElement ? event.target : null;
  if (!line?.matches(".annotated li") || !line.id) return;
  const [cell = "0", number = "1"] = line.id.slice(1).split("-");
  for (const form of desk.querySelectorAll<HTMLFormElement>("form.comment-form")) {
    const [from, to] = ["from", "to"].map((name) => form.querySelector<HTMLInputElement>(`[name=${name}]`));
    const field = form.querySelector<HTMLInputElement>("[name=cell]");
    if (field) field.value = cell;
    if (!from || !to) continue;
    if (!event.shiftKey) from.value = number;
    to.value = number;
  }
  for (const other of desk.querySelectorAll<HTMLElement>(".annotated li.picked")) {
    if (!event.shiftKey) other.classList.remove("picked");
  }
  line.classList.add("picked");
}

function insertSnippet(desk: HTMLElement, choice: HTMLSelectElement): void {
  const text = choice.selectedOptions[0]?.dataset["said"];
  const field = desk.querySelector<HTMLTextAreaElement>("#c-said");
  if (!text || !field) return;
  field.value = field.value.trim() === "" ? text : `${field.value}\n\n${text}`;
  choice.value = "";
  field.focus();
}
