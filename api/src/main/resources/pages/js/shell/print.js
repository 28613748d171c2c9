// Paper: light colours whatever the theme, and the width of the paper before charts are drawn for it (css/print.css).
import { paint } from "./theme.js";

const root = document.documentElement;
let theme = null;

addEventListener("beforeprint", () => {
  theme ??= root.dataset.theme;
  root.dataset.printing = "";
  paint("light");
});

addEventListener("afterprint", () => {
  delete root.dataset.printing;
  if (theme) paint(theme);
  theme = null;
});
