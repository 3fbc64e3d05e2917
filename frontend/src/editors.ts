import { Drafts, opening, type Draft, type Remote } from "./drafts.ts";
import { Foot } from "./foot.ts";
import { lasting, passing } from "./store.ts";
import { DraftSync, putTo } from "./sync.ts";

const WRITER = "draft-writer";

const drafts = new Drafts(lasting, passing);

/** Every code field: its draft first (works in a bare textarea), then the editor, fetched only where one is needed. */
export function dressEditors(root: ParentNode): void {
  for (const textarea of root.querySelectorAll<HTMLTextAreaElement>("textarea[data-editor]:not([data-dressed])")) {
    textarea.dataset["dressed"] = "on";
    dress(textarea);
  }
}

/** A page that shows a receipt is the server's word that it has the text. */
export function settleDrafts(root: ParentNode): void {
  if (root.querySelector("[data-receipt]")) drafts.accepted();
}

function dress(textarea: HTMLTextAreaElement): void {
  const form = textarea.form;
  let show = (text: string): void => {
    textarea.value = text;
  };
  const changed = keepDrafts(textarea, (text) => show(text));
  textarea.addEventListener("input", () => changed(textarea.value));

  const submit = (): void => {
    const main = form?.querySelector<HTMLButtonElement>("button[data-main]");
    if (form) form.requestSubmit(main ?? null);
  };
  const run = (): void => {
    const button = form?.querySelector<HTMLButtonElement>("button[data-run]");
    if (button) button.click();
    else submit();
  };
  textarea.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    if (event.shiftKey) submit();
    else run();
  });

  import("./editor.ts")
    .then(({ dressEditor, replaceText }) => {
      const view = dressEditor(textarea, { onChange: changed, onRun: run, onSubmit: submit });
      show = (text) => replaceText(view, text);
    })
    .catch(() => {
      // Without the editor the textarea is still a place to write.
    });
}

/** Shows the draft that is to be gone on with; gives what keeps the text at every change. */
function keepDrafts(textarea: HTMLTextAreaElement, show: (text: string) => void): (text: string) => void {
  const key = textarea.dataset["draftKey"];
  if (!key) return () => undefined;
  const foot = new Foot(textarea);
  const pageText = textarea.value;
  const own = foot.ownText() ?? pageText;
  const remote = remoteDraft(textarea);
  const writer = tab(textarea);
  const local = drafts.find(key);
  const found = opening(local, pageText, remote, writer);

  const sync = remote ? carry(textarea, key, remote, writer, foot) : null;
  const keep = (text: string): void => {
    drafts.keep(key, text, own, Date.now(), sync?.base);
    sync?.changed(text);
  };
  const replace = (text: string): void => {
    textarea.value = text;
    show(text);
  };
  foot.onDiscard(() => {
    replace(own);
    keep(own);
  });
  foot.onChoice({
    keep: () => sync?.keepMine(),
    take: () => {
      const other = sync?.takeTheirs();
      if (!other) return;
      // Not by keep(): the server has this text.
      drafts.discard(key);
      replace(other.text);
      drafts.discard(key);
      sync?.sent(other.text);
      foot.saved(other.savedAt);
    },
  });
  textarea.form?.addEventListener("submit", (event) => {
    const file = textarea.form?.querySelector<HTMLInputElement>("input[type=file]");
    const main = event.submitter?.hasAttribute("data-main") ?? true;
    // A file that was chosen goes instead of what was typed, which then stays a draft.
    if (!main || file?.files?.length) return;
    drafts.submitting(key, textarea.value);
    sync?.sent(textarea.value);
  });

  if (found === "page") drafts.discard(key);
  else if (local) goOn(local, found, { textarea, pageText, own, remote, sync, foot });
  return keep;
}

interface Place {
  textarea: HTMLTextAreaElement;
  pageText: string;
  own: string;
  remote: Remote | null;
  sync: DraftSync | null;
  foot: Foot;
}

/** With what this browser kept and the server does not have. */
function goOn(local: Draft, found: "local" | "both", { textarea, pageText, own, remote, sync, foot }: Place): void {
  textarea.value = local.text;
  if (local.text !== own) foot.announce(local.savedAt);
  if (found === "both" && remote?.savedAt != null) {
    sync?.overtaken({ text: pageText, version: remote.version, savedAt: remote.savedAt });
  }
  sync?.changed(local.text);
}

function carry(textarea: HTMLTextAreaElement, key: string, remote: Remote, writer: string, foot: Foot): DraftSync {
  const token = textarea.form?.querySelector<HTMLInputElement>("input[name=_csrf]")?.value ?? "";
  const sync = new DraftSync(remote.version, putTo(textarea.dataset["draftUrl"] ?? "", token, writer), {
    state: (state) => foot.state(state),
    saved: (text, version, savedAt) => {
      drafts.synced(key, text, version);
      foot.saved(savedAt);
    },
    overtaken: (other) => foot.elsewhere(other.savedAt),
  });
  addEventListener("online", () => void sync.flush());
  addEventListener("pagehide", () => void sync.flush(true));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") void sync.flush(true);
  });
  return sync;
}

function remoteDraft(textarea: HTMLTextAreaElement): Remote | null {
  const { draftUrl, draftVersion, draftWriter, draftSaved } = textarea.dataset;
  if (!draftUrl) return null;
  return {
    version: Number(draftVersion ?? 0),
    writer: draftWriter ?? null,
    savedAt: draftSaved ? Date.parse(draftSaved) : null,
  };
}

/** Names this tab, also after a reload: what it saved itself is nobody else's. */
function tab(textarea: HTMLTextAreaElement): string {
  const known = passing.get(WRITER);
  if (known !== null) return known;
  const name = textarea.form?.querySelector<HTMLInputElement>("input[name=form]")?.value ?? "";
  passing.set(WRITER, name);
  return name;
}

export function colourListings(root: ParentNode): void {
  const listings = [...root.querySelectorAll<HTMLElement>(".listing[data-language=python]:not([data-dressed])")];
  if (listings.length === 0) return;
  for (const listing of listings) listing.dataset["dressed"] = "on";
  void import("./editor.ts").then(({ colourListing }) => listings.forEach(colourListing));
}
