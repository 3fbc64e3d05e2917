/** The row of cases: one panel open, arrow keys walk, and a fragment that comes anew keeps the reader's place. */
let openPanel: string | null = null;

export function dressCases(root: ParentNode): void {
  for (const row of root.querySelectorAll<HTMLElement>(".cases")) {
    const links = [...row.querySelectorAll<HTMLAnchorElement>("a.case")];
    const wanted = links.find((link) => link.hash === (openPanel ?? location.hash)) ?? firstToRead(links);
    if (wanted) open(links, wanted);
    if (row.dataset["walk"]) continue;
    row.dataset["walk"] = "on";
    row.addEventListener("click", (event) => {
      const link = (event.target as Element).closest<HTMLAnchorElement>("a.case");
      if (!link) return;
      event.preventDefault();
      history.replaceState(null, "", link.hash);
      openPanel = link.hash;
      open(links, link);
    });
    row.addEventListener("keydown", (event) => {
      const at = links.indexOf(document.activeElement as HTMLAnchorElement);
      const next = links[neighbour(at, event.key, links.length)];
      if (at < 0 || !next) return;
      event.preventDefault();
      next.focus();
      next.click();
    });
  }
}

/** The case to open unasked: the first that went wrong, else the first that has something to show. */
function firstToRead(links: HTMLAnchorElement[]): HTMLAnchorElement | undefined {
  const done = links.filter((link) => link.dataset["verdict"] !== "WAITING");
  return done.find((link) => link.dataset["verdict"] !== "ACCEPTED") ?? done[0] ?? links[0];
}

export function neighbour(at: number, key: string, count: number): number {
  switch (key) {
    case "ArrowRight":
    case "ArrowDown":
      return Math.min(at + 1, count - 1);
    case "ArrowLeft":
    case "ArrowUp":
      return Math.max(at - 1, 0);
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return -1;
  }
}

function open(links: HTMLAnchorElement[], chosen: HTMLAnchorElement): void {
  for (const link of links) {
    const isChosen = link === chosen;
    link.setAttribute("aria-current", String(isChosen));
    link.tabIndex = isChosen ? 0 : -1;
    document.getElementById(link.hash.slice(1))?.classList.toggle("open", isChosen);
  }
}
