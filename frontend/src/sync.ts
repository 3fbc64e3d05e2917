/** So long after the last key a text goes to the server. */
export const PAUSE = 1500;
const RETRY = 15_000;
const LONGEST = 1 << 20;

/** The text that somebody else saved. */
export interface Other {
  text: string;
  version: number;
  savedAt: number;
}

export type Answer =
  | { kind: "saved"; version: number; savedAt: number }
  | { kind: "overtaken"; other: Other }
  | { kind: "failed" };

/** Puts a text on the server; `leaving` if the page is about to go. */
export type Put = (text: string, base: number, leaving: boolean) => Promise<Answer>;

export interface Listener {
  /** Kept here, not there yet; not reached; too long for the server. */
  state(state: "local" | "offline" | "too-long"): void;
  saved(text: string, version: number, savedAt: number): void;
  /** Somebody else wrote this meanwhile: nothing goes to the server until one of the two is chosen. */
  overtaken(other: Other): void;
}

/**
 * Carries what is typed to the server: one text at a time, a while after the last key, again after a failure. It says
 * which version each went out from, so that no device overwrites what another wrote.
 */
export class DraftSync {
  private pending: string | null = null;
  private other: Other | null = null;
  private busy = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private version: number,
    private readonly put: Put,
    private readonly listener: Listener,
  ) {}

  get base(): number {
    return this.version;
  }

  /** This is what the editor holds now. */
  changed(text: string): void {
    this.pending = text;
    if (this.other) return;
    this.listener.state("local");
    this.after(PAUSE);
  }

  /** Now, if there is anything to carry. */
  async flush(leaving = false): Promise<void> {
    clearTimeout(this.timer);
    const text = this.pending;
    if (text === null || this.other || (this.busy && !leaving)) return;
    if (new TextEncoder().encode(text).length > LONGEST) {
      this.listener.state("too-long");
      return;
    }
    this.busy = true;
    const answer = await this.put(text, this.version, leaving);
    this.busy = false;
    this.heard(answer, text);
  }

  /** This text is on its way in another manner: it is being handed in. */
  sent(text: string): void {
    if (this.pending === text) this.pending = null;
  }

  overtaken(other: Other): void {
    this.other = other;
    this.listener.overtaken(other);
  }

  keepMine(): void {
    this.choose();
    void this.flush();
  }

  /** Gives the other text, which is then what the server has. */
  takeTheirs(): Other | null {
    const other = this.choose();
    this.pending = null;
    return other;
  }

  private choose(): Other | null {
    const other = this.other;
    if (other) this.version = other.version;
    this.other = null;
    return other;
  }

  private heard(answer: Answer, text: string): void {
    switch (answer.kind) {
      case "saved":
        this.version = answer.version;
        if (this.pending === text) this.pending = null;
        this.listener.saved(text, answer.version, answer.savedAt);
        if (this.pending !== null) this.changed(this.pending);
        break;
      case "overtaken":
        this.overtaken(answer.other);
        break;
      case "failed":
        this.listener.state("offline");
        this.after(RETRY);
    }
  }

  private after(millis: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), millis);
  }
}

/** By a request to this address; what comes back and is not our answer (a sign-in page, an error) counts as failed. */
export function putTo(address: string, token: string, writer: string): Put {
  return async (text, base, leaving) => {
    const body = new FormData();
    body.set("_csrf", token);
    body.set("code", text);
    body.set("base", String(base));
    body.set("writer", writer);
    try {
      const response = await fetch(address, {
        method: "POST",
        headers: { Accept: "application/json" },
        body,
        keepalive: leaving,
      });
      return await read(response);
    } catch {
      return { kind: "failed" };
    }
  };
}

async function read(response: Response): Promise<Answer> {
  const isOurs = response.headers.get("content-type")?.startsWith("application/json") ?? false;
  if (!isOurs || (!response.ok && response.status !== 409)) return { kind: "failed" };
  const { version, savedAt, text } = (await response.json()) as { version: number; savedAt: string; text: string | null };
  const at = Date.parse(savedAt);
  return response.ok
    ? { kind: "saved", version, savedAt: at }
    : { kind: "overtaken", other: { text: text ?? "", version, savedAt: at } };
}
