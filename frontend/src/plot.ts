/** A value that a program logged; `value` is NaN or infinite where it was no finite number. */
export type Point = { step: number; value: number; epoch: number | null };

export type Scale = { low: number; high: number; log: boolean };

const NAMES: Record<string, number> = { NaN, "∞": Infinity, "−∞": -Infinity };

/** A point as the server writes it: step, value, and the epoch if there is one. */
export function point([step, value, epoch]: readonly [number, number | string, number?]): Point {
  return { step, value: typeof value === "number" ? value : (NAMES[value] ?? NaN), epoch: epoch ?? null };
}

/**
 * Each value averaged with those before it, which count less and less: s = w·s + (1 − w)·v, over 1 − wⁿ, so that the
 * first are not drawn towards zero. What is not finite stays what it is and is not averaged.
 */
export function smoothed(points: readonly Point[], weight: number): Point[] {
  let sum = 0;
  let share = 1;
  return points.map((each) => {
    if (!Number.isFinite(each.value)) return each;
    sum = weight * sum + (1 - weight) * each.value;
    share *= weight;
    return { ...each, value: sum / (1 - share) };
  });
}

/** What can be drawn: finite, and on a log scale more than zero. */
export function isDrawn(value: number, log: boolean): boolean {
  return Number.isFinite(value) && (!log || value > 0);
}

/** From the smallest to the largest value, with a little room; never empty. */
export function scaleOf(values: readonly number[], log: boolean): Scale {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (!isDrawn(value, log)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low > high) return { low: log ? 0.1 : 0, high: 1, log };
  if (low === high) return log ? { low: low / 2, high: high * 2, log } : around(low, log);
  return { low, high, log };
}

function around(value: number, log: boolean): Scale {
  const room = Math.abs(value) / 2 || 0.5;
  return { low: value - room, high: value + room, log };
}

/** Where a value lies, from 0 at the low end to 1 at the high end. */
export function share(value: number, { low, high, log }: Scale): number {
  if (log) return (Math.log(value) - Math.log(low)) / (Math.log(high) - Math.log(low));
  // Halves, so that no range is beyond the largest number.
  return (value / 2 - low / 2) / (high / 2 - low / 2);
}

/** Round numbers between the ends, about so many. */
export function ticks(scale: Scale, count: number): number[] {
  return scale.log ? powers(scale, count) : even(scale, count);
}

function even({ low, high }: Scale, count: number): number[] {
  const rough = (high - low) / count;
  if (!Number.isFinite(rough) || rough <= 0) return [low, high];
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((one) => one * power).find((one) => one >= rough) ?? rough;
  const first = Math.ceil(low / step);
  const last = Math.floor(high / step);
  const found: number[] = [];
  for (let k = first; k <= last && found.length <= 2 * count; k++) found.push(Number((k * step).toPrecision(12)));
  return found;
}

function powers(scale: Scale, count: number): number[] {
  const first = Math.ceil(Math.log10(scale.low));
  const last = Math.floor(Math.log10(scale.high));
  const step = Math.max(1, Math.ceil((last - first + 1) / count));
  const found: number[] = [];
  for (let power = first; power <= last; power += step) found.push(Number((10 ** power).toPrecision(12)));
  return found.length > 1 ? found : even({ ...scale, log: false }, count).filter((one) => one > 0);
}

/** The unbroken parts of a line, each as the points of a polyline. */
export function parts(points: readonly Point[], log: boolean, at: (one: Point) => [number, number]): string[] {
  const found: string[] = [];
  let part: string[] = [];
  const end = (): void => {
    // A single point is a line from itself to itself, whose ends are round.
    if (part.length === 1) part.push(part[0]!);
    if (part.length > 0) found.push(part.join(" "));
    part = [];
  };
  for (const each of points) {
    if (!isDrawn(each.value, log)) {
      end();
      continue;
    }
    const [x, y] = at(each);
    part.push(`${tenth(x)},${tenth(y)}`);
  }
  end();
  return found;
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

/** The point that was logged last at or before this step; the first if all came later. */
export function nearest(points: readonly Point[], step: number): Point | undefined {
  let best: Point | undefined;
  for (const each of points) {
    if (each.step <= step && (best === undefined || each.step >= best.step)) best = each;
  }
  return best ?? points[0];
}

/** A number as it is read: five significant digits. */
export function written(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  const size = Math.abs(value);
  const text =
    size !== 0 && (size < 1e-4 || size >= 1e7) ? value.toExponential(2) : String(Number(value.toPrecision(5)));
  return text.replace(/-/g, "−");
}
