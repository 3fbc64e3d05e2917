import type { Store } from "./store.ts";

export interface Draft {
  text: string;
  savedAt: number;
  /** The server's version it went out from. */
  base?: number;
  /** The server has exactly this text. */
  synced?: boolean;
}

/** What a page says of the draft on the server. */
export interface Remote {
  version: number;
  writer: string | null;
  /** When the draft was saved that the page shows; null if it shows none. */
  savedAt: number | null;
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
  keep(key: string, text: string, pageText: string, now: number, base?: number): void {
    if (text === pageText) this.lasting.remove(name(key));
    else this.write(key, base === undefined ? { text, savedAt: now } : { text, savedAt: now, base });
  }

  /** The server has this text; what was typed since then it has not. */
  synced(key: string, text: string, version: number): void {
    const draft = this.find(key);
    if (!draft) return;
    this.write(key, draft.text === text ? { ...draft, base: version, synced: true } : { ...draft, base: version });
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

  private write(key: string, draft: Draft): void {
    this.lasting.set(name(key), JSON.stringify(draft));
  }
}

/**
 * Which text an editor opens with: the page's, which is the server's draft if there is one; what this browser kept and
 * the server does not have; or that, while somebody wrote something else on the server meanwhile.
 */
export function opening(
  local: Draft | null,
  pageText: string,
  remote: Remote | null,
  writer: string,
): "page" | "local" | "both" {
  if (local === null || local.synced) return "page";
  const elsewhere = remote?.savedAt != null && remote.version !== local.base && remote.writer !== writer;
  return elsewhere && local.text !== pageText ? "both" : "local";
}

function name(key: string): string {
  return `draft:${key}`;
}

function isDraft(value: unknown): value is Draft {
  return typeof value === "object" && value !== null && "text" in value && typeof value.text === "string" && "savedAt" in value;
}
