// The button that switches it is in the bar.
import "./bar.js";
// Follows the system until the user chooses. Listeners redraw the canvas, which does not follow style sheets.
const root = document.documentElement;
const listeners = [];

/** Draws everything in these colours; it does not choose them for the next page. */
export function paint(theme) {
  root.dataset.theme = theme;
  listeners.forEach((listener) => listener());
}

function stored(value) {
  try {
    if (value !== undefined) localStorage.setItem("theme", value);
    return localStorage.getItem("theme");
  } catch {
    return null; // no storage: the choice lasts as long as the page
  }
}

document.getElementById("theme").addEventListener("click", () => {
  const next = root.dataset.theme === "dark" ? "light" : "dark";
  stored(next);
  paint(next);
});

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", (event) => {
  if (!stored()) paint(event.matches ? "dark" : "light");
});

export const onThemeChange = (listener) => listeners.push(listener);
export const colour = (name) => getComputedStyle(root).getPropertyValue(`--${name}`).trim();
