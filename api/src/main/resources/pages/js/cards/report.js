// Asks the API for a report of what a page shows, and saves it.
import { element } from "../base/dom.js";
import { askForKey } from "../base/api.js";

const FORMATS = { html: "HTML", pdf: "PDF", xlsx: "Excel" };

async function problemOf(answer) {
  const { detail } = await answer.json().catch(() => ({}));
  const wait = answer.headers.get("Retry-After");
  return `${detail ?? `The API answered ${answer.status}.`}${wait ? ` (in ${wait} s)` : ""}`;
}

function save(blob, name) {
  const link = element("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

const nameIn = (answer) => /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition") ?? "")?.[1];

// What these reports cannot be narrowed by: they say that they are of the whole shop.
const WHOLE = { funnel: ["category", "country", "channel"], quality: ["category", "country", "channel"], inventory: ["country", "channel"] };

/** What a report can be narrowed by; an empty filter is no field. */
function bodyOf(kind, format, sales) {
  const { from, to, time_zone, compare, currency, category, country, channel } = sales;
  const fields = { kind, format, from, to, time_zone, compare: compare || "none", currency, category, country, channel };
  (WHOLE[kind] ?? []).forEach((filter) => delete fields[filter]);
  return JSON.stringify(Object.fromEntries(Object.entries(fields).filter(([, value]) => value)));
}

/** @return what to say about it */
async function download(kind, format, sales) {
  try {
    const answer = await fetch("api/reports/export", {
      method: "POST", headers: { "Content-Type": "application/json" }, body: bodyOf(kind, format, sales),
    });
    if (answer.status === 401) askForKey();
    if (!answer.ok) return await problemOf(answer);
    save(await answer.blob(), nameIn(answer) ?? `${kind}.${format}`);
    return "";
  } catch {
    return "The API does not answer.";
  }
}

/**
 * A button per format, and what is said about the last report.
 *
 * @param kind a function: the kind of report
 * @param scope a function: what the page shows; null as long as it is unknown
 */
export function reportButtons(kind, scope) {
  const said = element("span", "quiet");
  said.setAttribute("role", "status");
  const buttons = Object.entries(FORMATS).map(([format, name]) => {
    const button = Object.assign(element("button", "quiet-button", name), { type: "button", title: `Download the report as ${name}` });
    button.dataset.report = format;
    button.addEventListener("click", async () => {
      if (!scope()) return;
      buttons.forEach((other) => { other.disabled = true; });
      said.textContent = "Writing the report …";
      said.textContent = await download(kind(), format, scope().sales);
      buttons.forEach((other) => { other.disabled = false; });
    });
    return button;
  });
  const box = element("div", "report-buttons", element("span", "quiet", "Report"), ...buttons, said);
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", "Report of what this page shows");
  return box;
}
