import { expect, test } from "vitest";
import { nearest, parts, point, scaleOf, share, smoothed, ticks, written, type Point } from "./plot.ts";

const of = (...values: number[]): Point[] => values.map((value, step) => ({ step, value, epoch: null }));

test("a value that is not finite comes by its name", () => {
  expect(point([3, "NaN"]).value).toBeNaN();
  expect(point([3, "−∞", 1.5])).toEqual({ step: 3, value: -Infinity, epoch: 1.5 });
});

test("smoothing begins at the first value and keeps gaps", () => {
  const smooth = smoothed(of(4, NaN, 4, 4), 0.9).map(({ value }) => value);
  expect(smooth[0]).toBeCloseTo(4, 12);
  expect(smooth[1]).toBeNaN();
  expect(smooth[3]).toBeCloseTo(4, 12);
  expect(smoothed(of(1, 2), 0).map(({ value }) => value)).toEqual([1, 2]);
});

test("a scale holds what can be drawn and is never empty", () => {
  expect(scaleOf([3, NaN, 1, Infinity], false)).toEqual({ low: 1, high: 3, log: false });
  expect(scaleOf([0, -1, 10, 100], true)).toEqual({ low: 10, high: 100, log: true });
  expect(scaleOf([NaN], false)).toEqual({ low: 0, high: 1, log: false });
  expect(scaleOf([5, 5], false)).toEqual({ low: 2.5, high: 7.5, log: false });
  expect(share(10, { low: 1, high: 100, log: true })).toBeCloseTo(0.5, 12);
  expect(share(0, { low: -1.7e308, high: 1.7e308, log: false })).toBeCloseTo(0.5, 12);
});

test("ticks are round numbers", () => {
  expect(ticks({ low: 0.13, high: 0.92, log: false }, 4)).toEqual([0.2, 0.4, 0.6, 0.8]);
  expect(ticks({ low: 0.001, high: 10, log: true }, 5)).toEqual([0.001, 0.01, 0.1, 1, 10]);
  expect(ticks({ low: 2, high: 4, log: true }, 4)).toEqual([2, 2.5, 3, 3.5, 4]);
});

test("a line breaks where there is no number", () => {
  const at = ({ step, value }: Point): [number, number] => [step, value];
  expect(parts(of(1, 2, NaN, 4, Infinity, 6, 7), false, at)).toEqual(["0,1 1,2", "3,4 3,4", "5,6 6,7"]);
  expect(parts(of(1, 0, 3), true, at)).toEqual(["0,1 0,1", "2,3 2,3"]);
});

test("what is read is the newest value at a step", () => {
  expect(nearest(of(5, 6, 7), 1.4)?.value).toBe(6);
  expect(nearest(of(5, 6, 7), -1)?.value).toBe(5);
  expect(nearest([], 1)).toBeUndefined();
});

test("numbers are written with five digits", () => {
  expect([0.123456, -2, 1e-6, 12345678, NaN, -Infinity].map(written)).toEqual([
    "0.12346",
    "−2",
    "1.00e−6",
    "1.23e+7",
    "NaN",
    "−∞",
  ]);
});
