import { beforeEach, expect, test } from "vitest";
import { Drafts } from "./drafts.ts";
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
