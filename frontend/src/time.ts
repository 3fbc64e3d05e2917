const STEPS: ReadonlyArray<readonly [Intl.RelativeTimeFormatUnit, number]> = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** "in 3 days", "2 小时前": the largest whole unit, in the page's language. */
export function relative(then: number, now: number, language: string): string {
  const seconds = Math.round((then - now) / 1000);
  const format = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  for (const [unit, length] of STEPS) {
    if (Math.abs(seconds) >= length) return format.format(Math.trunc(seconds / length), unit);
  }
  return format.format(Math.abs(seconds) < 10 ? 0 : Math.trunc(seconds / 10) * 10, "second");
}

/** Fills the relative part beside every absolute time. */
export function refreshTimes(root: ParentNode, now = Date.now()): void {
  const language = document.documentElement.lang || "en";
  for (const time of root.querySelectorAll<HTMLTimeElement>("time[data-relative]")) {
    const then = Date.parse(time.dateTime);
    const place = time.parentElement?.querySelector(".relative");
    if (place && !Number.isNaN(then)) {
      const text = relative(then, now, language);
      if (place.textContent !== text) place.textContent = text;
    }
  }
}

export function tickTimes(): void {
  setInterval(() => refreshTimes(document), 10_000);
}
