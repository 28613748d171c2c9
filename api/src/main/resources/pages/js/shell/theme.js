// The button that switches it is in the bar.
import "./bar.js";
// Follows the system until the user chooses. Listeners redraw the canvas, which does not follow style sheets.
const root = document.documentElement;
const listeners = [];

function set(theme) {
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
  set(next);
});

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", (event) => {
  if (!stored()) set(event.matches ? "dark" : "light");
});

export const onThemeChange = (listener) => listeners.push(listener);
export const colour = (name) => getComputedStyle(root).getPropertyValue(`--${name}`).trim();
