// @vitest-environment jsdom
import { beforeEach, expect, test } from "vitest";
import { isTyping, press } from "./desk.ts";

let desk: HTMLElement;
let followed: string[];

beforeEach(() => {
  followed = [];
  document.body.innerHTML = `
    <div class="desk">
      <button data-key="j"></button>
      <input type="checkbox" data-digit="2" />
      <details><textarea id="fix-said"></textarea></details>
      <details id="keys"></details>
    </div>`;
  desk = document.querySelector<HTMLElement>(".desk")!;
  desk.querySelector("button")!.addEventListener("click", () => followed.push("j"));
  desk.querySelector<HTMLElement>("#keys")!.scrollIntoView = () => {};
});

test("j goes on, and k does nothing where there is nothing before", () => {
  expect(press(desk, "j")).toBe(true);
  expect(press(desk, "k")).toBe(false);
  expect(followed).toEqual(["j"]);
});

test("a digit ticks the item with that number and no other", () => {
  expect(press(desk, "2")).toBe(true);
  expect(press(desk, "3")).toBe(false);
  expect(desk.querySelector<HTMLInputElement>("[data-digit]")!.checked).toBe(true);
});

test("r opens the form that asks for a fix and ? the list of keys", () => {
  press(desk, "r");
  press(desk, "?");
  expect(document.activeElement?.id).toBe("fix-said");
  expect(desk.querySelectorAll("details[open]")).toHaveLength(2);
});

test("letters that are typed into a field are no keys, those on a checkbox are", () => {
  expect(isTyping(desk.querySelector("textarea"))).toBe(true);
  expect(isTyping(desk.querySelector("[type=checkbox]"))).toBe(false);
});
