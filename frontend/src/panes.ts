/**
 * Of statement and editor the shorter stays in view while the other scrolls. One that is higher than the window must
 * still be readable to its end: it sticks with its foot at the window's foot.
 */
export function stickPanes(): void {
  const place = (pane: HTMLElement): void => {
    const over = pane.offsetHeight + 32 - innerHeight;
    pane.style.top = over > 0 ? `${-over + 16}px` : "";
  };
  const panes = [...document.querySelectorAll<HTMLElement>(".split-pane")];
  const observer = new ResizeObserver((entries) => entries.forEach((entry) => place(entry.target as HTMLElement)));
  panes.forEach((pane) => observer.observe(pane));
  if (panes.length > 0) addEventListener("resize", () => panes.forEach(place));
}
