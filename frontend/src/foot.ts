import { relative } from "./time.ts";

/** What stands under an editor: its unsent draft, where it is kept, and what was written elsewhere meanwhile. */
export class Foot {
  private readonly editor: HTMLElement | null;
  private readonly language = document.documentElement.lang || "en";

  constructor(textarea: HTMLTextAreaElement) {
    this.editor = textarea.closest<HTMLElement>(".editor");
  }

  /** What the editor would hold if nothing were unsent, where the page shows a draft instead. */
  ownText(): string | null {
    return this.find<HTMLTemplateElement>("template.editor-own")?.content.textContent ?? null;
  }

  announce(savedAt: number): void {
    const when = this.find(".editor-draft-when");
    if (when) when.textContent = relative(savedAt, Date.now(), this.language);
    this.toggle(".editor-draft", true);
  }

  onDiscard(discard: () => void): void {
    this.find(".editor-draft button")?.addEventListener("click", (event) => {
      event.preventDefault();
      discard();
      this.toggle(".editor-draft", false);
    });
  }

  onChoice(choices: { keep(): void; take(): void }): void {
    for (const [name, choose] of Object.entries(choices)) {
      this.find(`[data-${name}]`)?.addEventListener("click", () => {
        this.toggle(".editor-elsewhere", false);
        choose();
      });
    }
  }

  state(state: "local" | "offline" | "too-long"): void {
    this.say(state, "");
  }

  saved(at: number): void {
    this.say("saved", this.clock(at));
  }

  elsewhere(at: number): void {
    const says = this.find(".editor-elsewhere-says");
    if (says) says.textContent = (says.dataset["says"] ?? "").replace("{0}", this.clock(at));
    this.say("offline", "");
    this.toggle(".editor-elsewhere", true);
  }

  private say(state: "local" | "offline" | "too-long" | "saved", time: string): void {
    const place = this.find(".editor-state");
    if (!place) return;
    place.dataset["state"] = state;
    place.textContent = (place.getAttribute(`data-${state}`) ?? "").replace("{0}", time);
  }

  private clock(at: number): string {
    return new Intl.DateTimeFormat(this.language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at);
  }

  private toggle(selector: string, shown: boolean): void {
    const part = this.find(selector);
    if (part) part.hidden = !shown;
  }

  private find<E extends HTMLElement>(selector: string): E | null {
    return this.editor?.querySelector<E>(selector) ?? null;
  }
}
