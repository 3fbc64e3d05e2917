// Loaded before the first paint: the chosen theme, and the sign that scripts run.
const root = document.documentElement;
root.classList.add("js");
let chosen: string | null = null;
try {
  chosen = localStorage.getItem("theme");
} catch {
  // A browser that keeps nothing follows the system.
}
const dark = chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
let theme = dark ? "dark" : "light";
root.dataset["theme"] = theme;

// Paper is light.
addEventListener("beforeprint", () => {
  theme = root.dataset["theme"] ?? theme;
  root.dataset["theme"] = "light";
});
addEventListener("afterprint", () => {
  root.dataset["theme"] = theme;
});

export {};
