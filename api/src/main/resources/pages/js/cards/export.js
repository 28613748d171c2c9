// CSV by the API, or of the rows of an answer; PNG drawn at the moment of the export.
import { element } from "../base/dom.js";
import { address } from "../base/api.js";
import { colour } from "../shell/theme.js";
import { csvOf } from "./csv.js";
import { picture } from "./picture.js";

function save(href, name) {
  const link = element("a");
  link.href = href;
  link.download = name;
  link.click();
}

export function csvButton(id, request) {
  const link = element("a", "quiet-button", "CSV");
  link.title = "Download the numbers";
  link.download = `${id}.csv`;
  link.addEventListener("click", () => {
    const [path, params] = request();
    link.href = address(path, { ...params, format: "csv" });
  });
  link.href = "#";
  return link;
}

/** @param rows what to write; null as long as there is nothing */
export function rowsButton(id, rows) {
  const button = element("button", "quiet-button", "CSV");
  button.type = "button";
  button.title = "Download the numbers";
  button.addEventListener("click", () => {
    const known = rows();
    if (!known) return;
    const href = URL.createObjectURL(new Blob([csvOf(known)], { type: "text/csv" }));
    save(href, `${id}.csv`);
    URL.revokeObjectURL(href);
  });
  return button;
}

/** @param words { title, above, below } around the chart */
export function pngButton(id, chart, words) {
  const button = element("button", "quiet-button", "PNG");
  button.type = "button";
  button.title = "Download the picture";
  button.addEventListener("click", () => {
    const drawn = chart();
    if (drawn) save(picture(drawn, words(), { card: colour("card"), ink: colour("ink"), quiet: colour("quiet") }), `${id}.png`);
  });
  return button;
}

export function tableButton(card) {
  const button = element("button", "quiet-button", "Table");
  button.type = "button";
  button.title = "Show the numbers";
  button.setAttribute("aria-pressed", "false");
  button.addEventListener("click", () => {
    const shown = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(shown));
    card.classList.toggle("as-table", shown);
    dispatchEvent(new Event("resize"));
  });
  return button;
}
