import { Drafts } from "./drafts.ts";
import { lasting, passing } from "./store.ts";
import { relative } from "./time.ts";

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
  const key = textarea.dataset["draftKey"];
  const pageText = textarea.value;
  const form = textarea.form;
  let show = (text: string): void => {
    textarea.value = text;
  };
  const keep = (text: string): void => {
    if (key) drafts.keep(key, text, pageText, Date.now());
  };

  const draft = key ? drafts.find(key) : null;
  if (key && draft && draft.text !== pageText) {
    textarea.value = draft.text;
    announceDraft(textarea, draft.savedAt, () => {
      drafts.discard(key);
      show(pageText);
    });
  }
  textarea.addEventListener("input", () => keep(textarea.value));
  form?.addEventListener("submit", () => {
    // A file that was chosen goes instead of what was typed, which then stays a draft.
    const file = form.querySelector<HTMLInputElement>("input[type=file]");
    if (key && !file?.files?.length) drafts.submitting(key, textarea.value);
  });
  const submit = (): void => {
    const main = form?.querySelector<HTMLButtonElement>("button[data-main]");
    if (form) form.requestSubmit(main ?? null);
  };
  textarea.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit();
  });

  import("./editor.ts")
    .then(({ dressEditor, replaceText }) => {
      const view = dressEditor(textarea, { onChange: keep, onSubmit: submit });
      show = (text) => replaceText(view, text);
    })
    .catch(() => {
      // Without the editor the textarea is still a place to write.
    });
}

function announceDraft(textarea: HTMLTextAreaElement, savedAt: number, discard: () => void): void {
  const note = textarea.closest(".editor")?.querySelector<HTMLElement>(".editor-draft");
  if (!note) return;
  const when = note.querySelector(".editor-draft-when");
  if (when) when.textContent = relative(savedAt, Date.now(), document.documentElement.lang || "en");
  note.hidden = false;
  note.querySelector("button")?.addEventListener("click", () => {
    discard();
    note.hidden = true;
  });
}

export function colourListings(root: ParentNode): void {
  const listings = [...root.querySelectorAll<HTMLElement>(".listing[data-language=python]:not([data-dressed])")];
  if (listings.length === 0) return;
  for (const listing of listings) listing.dataset["dressed"] = "on";
  void import("./editor.ts").then(({ colourListing }) => listings.forEach(colourListing));
}
