import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab, temporarilySetTabFocusMode } from "@codemirror/commands";
import { python, pythonLanguage } from "@codemirror/lang-python";
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from "@codemirror/view";
import { highlightCode, tagHighlighter, tags } from "@lezer/highlight";

const ink = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier], color: "var(--indigo)", fontWeight: "bold" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--malachite)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--ochre)" },
  { tag: tags.comment, color: "var(--ink-soft)", fontStyle: "italic" },
  { tag: [tags.function(tags.definition(tags.variableName)), tags.definition(tags.className)], fontWeight: "bold" },
  { tag: tags.invalid, color: "var(--cinnabar)" },
]);

const look = EditorView.theme({
  "&": { color: "var(--ink)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.55" },
  ".cm-content": { padding: "0.75rem 0", caretColor: "var(--ink)", fontVariantLigatures: "none" },
  ".cm-line": { padding: "0 1rem 0 0.5rem" },
  ".cm-gutters": { background: "none", border: "0", color: "var(--ink-soft)" },
  ".cm-lineNumbers .cm-gutterElement": { minWidth: "2.6rem", padding: "0 0.5rem 0 0" },
  ".cm-activeLine": { background: "var(--highlight-line)" },
  ".cm-activeLineGutter": { background: "none", color: "var(--ink)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": {
    background: "var(--selection)",
  },
  "&.cm-focused .cm-matchingBracket": { background: "var(--selection)", outline: "1px solid var(--rule-strong)" },
});

export interface Dressing {
  onChange(text: string): void;
  onRun(): void;
  onSubmit(): void;
}

/** Puts an editor in the textarea's place; the textarea stays in the form and always holds the editor's text. */
export function dressEditor(textarea: HTMLTextAreaElement, { onChange, onRun, onSubmit }: Dressing): EditorView {
  const press = (act: () => void) => (): boolean => {
    act();
    return true;
  };
  const label = textarea.labels?.[0]?.textContent ?? textarea.getAttribute("aria-label") ?? "";
  const view = new EditorView({
    doc: textarea.value,
    extensions: [
      lineNumbers(),
      highlightActiveLineGutter(),
      history(),
      drawSelection(),
      indentOnInput(),
      bracketMatching(),
      closeBrackets(),
      highlightActiveLine(),
      python(),
      indentUnit.of("    "),
      EditorState.tabSize.of(4),
      syntaxHighlighting(ink),
      look,
      EditorView.contentAttributes.of({ "aria-label": label, "aria-multiline": "true", spellcheck: "false", tabindex: "0" }),
      keymap.of([
        { key: "Mod-Enter", run: press(onRun), shift: press(onSubmit) },
        // Esc, then Tab: the way out for those who walk by keyboard.
        { key: "Escape", run: temporarilySetTabFocusMode },
        ...closeBracketsKeymap,
        ...defaultKeymap,
        ...historyKeymap,
        indentWithTab,
      ]),
      EditorView.updateListener.of((update) => {
        if (!update.docChanged) return;
        textarea.value = update.state.doc.toString();
        onChange(textarea.value);
      }),
    ],
  });
  textarea.hidden = true;
  textarea.after(view.dom);
  return view;
}

export function replaceText(view: EditorView, text: string): void {
  view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
}

const classes = tagHighlighter([
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier], class: "py-keyword" },
  { tag: [tags.string, tags.special(tags.string)], class: "py-string" },
  { tag: [tags.number, tags.bool, tags.null], class: "py-number" },
  { tag: tags.comment, class: "py-comment" },
]);

/** Colours a listing that the server has already cut into lines. */
export function colourListing(listing: HTMLElement): void {
  // Not what stands in comments between the lines.
  const lines = [...listing.querySelectorAll<HTMLElement>(":scope > ol > li > code")];
  const text = lines.map((line) => line.textContent ?? "").join("\n");
  const fresh: DocumentFragment[] = [document.createDocumentFragment()];
  highlightCode(
    text,
    pythonLanguage.parser.parse(text),
    classes,
    (piece, className) => {
      const node = document.createElement("span");
      node.className = className;
      node.textContent = piece;
      fresh.at(-1)?.append(className ? node : piece);
    },
    () => fresh.push(document.createDocumentFragment()),
  );
  lines.forEach((line, at) => line.replaceChildren(fresh[at] ?? ""));
}
