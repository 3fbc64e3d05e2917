import { beforeEach, expect, test } from "vitest";
import { Drafts, opening, type Remote } from "./drafts.ts";
import type { Store } from "./store.ts";

function memory(): Store {
  const map = new Map<string, string>();
  return {
    get: (key) => map.get(key) ?? null,
    set: (key, value) => void map.set(key, value),
    remove: (key) => void map.delete(key),
  };
}

let drafts: Drafts;

beforeEach(() => {
  drafts = new Drafts(memory(), memory());
});

test("a reload finds what was typed", () => {
  drafts.keep("softmax", "def softmax(o): ...", "", 1000);

  expect(drafts.find("softmax")).toEqual({ text: "def softmax(o): ...", savedAt: 1000 });
});

test("typing back to the page's own text leaves no draft", () => {
  drafts.keep("softmax", "x", "", 1000);
  drafts.keep("softmax", "", "", 2000);

  expect(drafts.find("softmax")).toBeNull();
});

test("sending alone does not remove a draft", () => {
  drafts.keep("softmax", "x = 1", "", 1000);
  drafts.submitting("softmax", "x = 1");

  expect(drafts.find("softmax")).not.toBeNull();
});

test("a receipt removes the draft that was sent", () => {
  drafts.keep("softmax", "x = 1", "", 1000);
  drafts.submitting("softmax", "x = 1");
  drafts.accepted();

  expect(drafts.find("softmax")).toBeNull();
});

test("a receipt leaves what was typed after sending", () => {
  drafts.submitting("softmax", "x = 1");
  drafts.keep("softmax", "x = 2", "", 2000);
  drafts.accepted();

  expect(drafts.find("softmax")?.text).toBe("x = 2");
});

test("a receipt of another page touches no draft", () => {
  drafts.keep("softmax", "x = 1", "", 1000);
  drafts.accepted();

  expect(drafts.find("softmax")).not.toBeNull();
});

test("a draft that cannot be read is none", () => {
  const lasting = memory();
  lasting.set("draft:softmax", "{");

  expect(new Drafts(lasting, memory()).find("softmax")).toBeNull();
});

test("what the server has is marked, and what is typed then is not", () => {
  drafts.keep("softmax", "x = 1", "", 1000, 0);
  drafts.synced("softmax", "x = 1", 5);
  expect(drafts.find("softmax")).toMatchObject({ base: 5, synced: true });

  drafts.keep("softmax", "x = 12", "", 2000, 5);
  drafts.synced("softmax", "x = 1", 6);

  expect(drafts.find("softmax")?.synced).toBeUndefined();
  expect(drafts.find("softmax")?.base).toBe(6);
});

const remote: Remote = { version: 5, writer: "phone", savedAt: 1000 };

test("a text that the server had gives way to what the page shows", () => {
  expect(opening(null, "page", remote, "laptop")).toBe("page");
  expect(opening({ text: "old", savedAt: 1, base: 4, synced: true }, "page", remote, "laptop")).toBe("page");
});

test("a text that never reached the server is gone on with", () => {
  expect(opening({ text: "mine", savedAt: 1, base: 5 }, "page", remote, "laptop")).toBe("local");
  expect(opening({ text: "mine", savedAt: 1, base: 4 }, "page", { ...remote, savedAt: null }, "laptop")).toBe("local");
  expect(opening({ text: "mine", savedAt: 1 }, "page", null, "laptop")).toBe("local");
});

test("two texts that grew apart are both offered", () => {
  const mine = { text: "mine", savedAt: 1, base: 4 };
  expect(opening(mine, "theirs", remote, "laptop")).toBe("both");
  expect(opening(mine, "mine", remote, "laptop"), "they agree").toBe("local");
  expect(opening(mine, "theirs", remote, "phone"), "this tab wrote both").toBe("local");
});
