// Runs before the first paint, so that a dark page never flashes white.
(() => {
  const chosen = (() => { try { return localStorage.getItem("theme"); } catch { return null; } })();
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  // The wall display frames a page without its controls.
  if (window.top !== window.self) document.documentElement.dataset.framed = "";
  document.documentElement.dataset.theme = chosen === "light" || chosen === "dark" ? chosen : dark ? "dark" : "light";
})();
