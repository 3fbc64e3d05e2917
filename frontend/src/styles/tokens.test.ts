import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const css = readFileSync("src/styles/tokens.css", "utf8");

function block(selector: string): Map<string, string> {
  const start = css.indexOf(selector);
  const body = css.slice(css.indexOf("{", start) + 1, css.indexOf("}", start));
  return new Map([...body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, value]) => [name!, value!]));
}

const themes = {
  light: block('[data-theme="light"]'),
  dark: block('[data-theme="dark"]'),
};

function luminance(hex: string): number {
  const channel = (at: number): number => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

/** WCAG 2 contrast ratio. */
function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const PIGMENTS = ["indigo", "malachite", "gamboge", "cinnabar", "ochre"];
const text: Array<[string, string]> = [
  ...["ink", "ink-soft", ...PIGMENTS].flatMap((ink) =>
    ["paper", "leaf", "shade"].map((ground): [string, string] => [ink, ground]),
  ),
  ...PIGMENTS.flatMap((pigment): Array<[string, string]> => [
    [pigment, `${pigment}-wash`],
    ["ink", `${pigment}-wash`],
    ["ink-soft", `${pigment}-wash`],
    ["paper", pigment],
  ]),
  ["ochre", "indigo-wash"],
];
const shapes: Array<[string, string]> = [
  ...["malachite", "gamboge", "cinnabar", "ochre", "ash"].map((tone): [string, string] => [`streak-${tone}`, "stone"]),
  ["rule-strong", "paper"],
  ["rule-strong", "leaf"],
];

describe.each(Object.entries(themes))("%s pigments", (_, tokens) => {
  const colour = (name: string): string => {
    const value = tokens.get(name);
    if (!value) throw new Error(`no token --${name}`);
    return value;
  };

  test.each(text)("%s is readable on %s", (ink, ground) => {
    expect(contrast(colour(ink), colour(ground))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(shapes)("%s stands out from %s", (shape, ground) => {
    expect(contrast(colour(shape), colour(ground))).toBeGreaterThanOrEqual(3);
  });
});

test("dark is the same whether the reader or the system chose it", () => {
  expect(block(":root:not([data-theme])")).toEqual(themes.dark);
});

test("both themes have the same tokens", () => {
  expect([...themes.dark.keys()]).toEqual([...themes.light.keys()]);
});
