const SVG = "http://www.w3.org/2000/svg";

/** The points of a line through the values, in a box of the given size; a flat line lies in the middle. */
export function points(values: readonly number[], width: number, height: number): string {
  const low = Math.min(...values);
  const range = Math.max(...values) - low;
  const step = values.length > 1 ? width / (values.length - 1) : 0;
  return values
    .map((value, at) => {
      const y = range === 0 ? height / 2 : height - ((value - low) / range) * height;
      return `${round(at * step)},${round(y)}`;
    })
    .join(" ");
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

export function drawSparklines(root: ParentNode): void {
  for (const place of root.querySelectorAll<HTMLElement>(".sparkline[data-values]:empty")) {
    const values = (place.dataset["values"] ?? "").split(",").map(Number).filter(Number.isFinite);
    if (values.length === 0) continue;
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("viewBox", "-2 -2 92 24");
    svg.setAttribute("aria-hidden", "true");
    const line = document.createElementNS(SVG, "polyline");
    const drawn = points(values, 88, 20);
    line.setAttribute("points", drawn);
    line.setAttribute("fill", "none");
    line.setAttribute("stroke", "currentColor");
    line.setAttribute("stroke-width", "1.5");
    const end = document.createElementNS(SVG, "circle");
    const [x, y] = (drawn.split(" ").at(-1) ?? "0,0").split(",");
    end.setAttribute("cx", values.length === 1 ? "44" : (x ?? "0"));
    end.setAttribute("cy", y ?? "0");
    end.setAttribute("r", "2.2");
    end.setAttribute("fill", "currentColor");
    svg.append(line, end);
    place.append(svg);
  }
}
