import { expect, test } from "vitest";
import { refreshTimes, relative } from "./time.ts";

const now = Date.parse("2026-03-02T08:00:00Z");
const after = (seconds: number): number => now + seconds * 1000;

test.each([
  [3, "now", "现在"],
  [-3600, "1 hour ago", "1小时前"],
  [-60, "1 minute ago", "1分钟前"],
  [7199, "in 1 hour", "1小时后"],
  [86_400, "tomorrow", "明天"],
  [3 * 86_400 + 5, "in 3 days", "3天后"],
])("%i seconds from now", (seconds, english, chinese) => {
  expect(relative(after(seconds), now, "en")).toBe(english);
  expect(relative(after(seconds), now, "zh-CN")).toBe(chinese);
});

test("the relative part is written beside the absolute one", () => {
  document.documentElement.lang = "en";
  document.body.innerHTML =
    '<span><time data-relative datetime="2026-03-02T10:00:00Z">2 Mar, 18:00</time><span class="relative"></span></span>';

  refreshTimes(document, now);

  expect(document.body.textContent).toBe("2 Mar, 18:00in 2 hours");
});
