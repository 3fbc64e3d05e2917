import type { Store } from "./store.ts";

export interface Draft {
  text: string;
  savedAt: number;
}

const SUBMITTED = "submitted-draft";

/**
 * Code that was typed and not yet accepted. A draft is written at every change and removed only when the server has
 * shown a receipt for exactly this text: a failed upload, an ended session or a reload loses nothing.
 */
export class Drafts {
  constructor(
    private readonly lasting: Store,
    private readonly passing: Store,
  ) {}

  find(key: string): Draft | null {
    const stored = this.lasting.get(name(key));
    if (stored === null) return null;
    try {
      const draft: unknown = JSON.parse(stored);
      return isDraft(draft) ? draft : null;
    } catch {
      return null;
    }
  }

  /** Keeps the text; what equals the page's own text needs no keeping. */
  keep(key: string, text: string, pageText: string, now: number): void {
    if (text === pageText) this.lasting.remove(name(key));
    else this.lasting.set(name(key), JSON.stringify({ text, savedAt: now } satisfies Draft));
  }

  discard(key: string): void {
    this.lasting.remove(name(key));
  }

  /** The form is on its way with this text. */
  submitting(key: string, text: string): void {
    this.passing.set(SUBMITTED, JSON.stringify({ key, text }));
  }

  /** The server has shown a receipt: the draft that was on its way is safe there, unless it has grown since. */
  accepted(): void {
    const stored = this.passing.get(SUBMITTED);
    if (stored === null) return;
    this.passing.remove(SUBMITTED);
    const { key, text } = JSON.parse(stored) as { key: string; text: string };
    if (this.find(key)?.text === text) this.discard(key);
  }
}

function name(key: string): string {
  return `draft:${key}`;
}

function isDraft(value: unknown): value is Draft {
  return typeof value === "object" && value !== null && "text" in value && typeof value.text === "string" && "savedAt" in value;
}
