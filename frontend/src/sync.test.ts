import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { DraftSync, PAUSE, putTo, type Answer } from "./sync.ts";

let answers: Answer[];
let sent: { text: string; base: number; leaving: boolean }[];
let heard: string[];

function sync(version = 0): DraftSync {
  return new DraftSync(
    version,
    (text, base, leaving) => {
      sent.push({ text, base, leaving });
      const answer = answers.shift() ?? { kind: "saved", version: base + 1, savedAt: 1000 };
      return Promise.resolve(answer);
    },
    {
      state: (state) => heard.push(state),
      saved: (text, version) => heard.push(`saved ${text} ${version}`),
      overtaken: (other) => heard.push(`overtaken ${other.text}`),
    },
  );
}

beforeEach(() => {
  vi.useFakeTimers();
  answers = [];
  sent = [];
  heard = [];
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("a text goes to the server when typing has stopped for a while, and not before", async () => {
  const draft = sync();
  draft.changed("a");
  await vi.advanceTimersByTimeAsync(PAUSE - 1);
  draft.changed("ab");
  await vi.advanceTimersByTimeAsync(PAUSE - 1);
  expect(sent).toEqual([]);

  await vi.advanceTimersByTimeAsync(1);

  expect(sent).toEqual([{ text: "ab", base: 0, leaving: false }]);
  expect(heard.at(-1)).toBe("saved ab 1");
});

test("the next one goes out from what was saved", async () => {
  const draft = sync(7);
  draft.changed("a");
  await vi.advanceTimersByTimeAsync(PAUSE);
  draft.changed("b");
  await vi.advanceTimersByTimeAsync(PAUSE);

  expect(sent.map(({ base }) => base)).toEqual([7, 8]);
});

test("a page that goes away sends at once what it still has", async () => {
  const draft = sync();
  draft.changed("a");
  await draft.flush(true);
  await draft.flush(true);

  expect(sent).toEqual([{ text: "a", base: 0, leaving: true }]);
});

test("what could not be sent is sent again", async () => {
  answers = [{ kind: "failed" }];
  const draft = sync();
  draft.changed("a");
  await vi.advanceTimersByTimeAsync(PAUSE);
  expect(heard.at(-1)).toBe("offline");

  await vi.advanceTimersByTimeAsync(20_000);

  expect(heard.at(-1)).toBe("saved a 1");
  expect(draft.base).toBe(1);
});

test("while two texts stand against each other, neither overwrites the other", async () => {
  answers = [{ kind: "overtaken", other: { text: "theirs", version: 4, savedAt: 0 } }];
  const draft = sync(1);
  draft.changed("mine");
  await vi.advanceTimersByTimeAsync(PAUSE);
  draft.changed("mine too");
  await vi.advanceTimersByTimeAsync(60_000);

  expect(heard.at(-1)).toBe("overtaken theirs");
  expect(sent).toHaveLength(1);
});

test("keeping mine takes its place, knowingly", async () => {
  answers = [{ kind: "overtaken", other: { text: "theirs", version: 4, savedAt: 0 } }];
  const draft = sync(1);
  draft.changed("mine");
  await vi.advanceTimersByTimeAsync(PAUSE);

  draft.keepMine();
  await vi.advanceTimersByTimeAsync(0);

  expect(sent.at(-1)).toEqual({ text: "mine", base: 4, leaving: false });
});

test("taking theirs sends nothing", async () => {
  answers = [{ kind: "overtaken", other: { text: "theirs", version: 4, savedAt: 0 } }];
  const draft = sync(1);
  draft.changed("mine");
  await vi.advanceTimersByTimeAsync(PAUSE);

  expect(draft.takeTheirs()?.text).toBe("theirs");
  await vi.advanceTimersByTimeAsync(60_000);

  expect(sent).toHaveLength(1);
  expect(draft.base).toBe(4);
});

test("what is handed in is not saved beside it", async () => {
  const draft = sync();
  draft.changed("a");
  draft.sent("a");
  await vi.advanceTimersByTimeAsync(PAUSE);

  expect(sent).toEqual([]);
});

test("a text beyond a megabyte stays here, counted as the server counts", async () => {
  const draft = sync();
  draft.changed("试".repeat(400_000));
  await vi.advanceTimersByTimeAsync(PAUSE);

  expect(sent).toEqual([]);
  expect(heard.at(-1)).toBe("too-long");
});

test("a sign-in page is no answer", async () => {
  const page = new Response("<html>", { headers: { "content-type": "text/html" } });
  vi.stubGlobal("fetch", () => Promise.resolve(page));

  expect(await putTo("/draft", "token", "me")("a", 0, false)).toEqual({ kind: "failed" });
});

test("a conflict brings the other text along", async () => {
  const body = JSON.stringify({ version: 3, savedAt: "2026-03-02T08:00:00Z", text: "theirs" });
  const conflict = new Response(body, { status: 409, headers: { "content-type": "application/json" } });
  vi.stubGlobal("fetch", () => Promise.resolve(conflict));

  expect(await putTo("/draft", "token", "me")("a", 0, false)).toEqual({
    kind: "overtaken",
    other: { text: "theirs", version: 3, savedAt: Date.parse("2026-03-02T08:00:00Z") },
  });
});
