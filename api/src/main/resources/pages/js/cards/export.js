// CSV by the API, PNG drawn at the moment of the export.
import { element } from "../base/dom.js";
import { address } from "../base/api.js";
import { colour } from "../shell/theme.js";

const SHARPNESS = 2;

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

export function pngButton(id, chart) {
  const button = element("button", "quiet-button", "PNG");
  button.type = "button";
  button.title = "Download the picture";
  button.addEventListener("click", () => {
    const drawn = chart();
    if (drawn) save(drawn.getDataURL({ type: "png", pixelRatio: SHARPNESS, backgroundColor: colour("card") }), `${id}.png`);
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
