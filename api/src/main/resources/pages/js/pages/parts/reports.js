// The list of the archive, and the form that asks for a report of the range that the page shows.
import { element } from "../../base/dom.js";
import { date } from "../../base/format.js";
import { frame } from "../../cards/card.js";
import { chartCard } from "../../cards/chart-card.js";
import { reportButtons } from "../../cards/report.js";

const KINDS = {
  executive: "Executive summary", weekly: "Weekly report", monthly: "Monthly report", products: "Products", inventory: "Inventory",
  segments: "Customer segments", cohorts: "Cohorts", channels: "Channels", geography: "Countries", funnel: "Funnel", forecast: "Forecast",
  quality: "Data quality",
};
const FORMATS = ["html", "pdf", "xlsx"];
const MAX_REPORTS = 200;

function files({ id, title }) {
  return element("span", "", ...FORMATS.flatMap((format, i) => {
    const link = Object.assign(element("a", "", format === "xlsx" ? "Excel" : format.toUpperCase()), { href: `api/reports/${encodeURIComponent(id)}.${format}` });
    link.setAttribute("aria-label", `${title} as ${link.textContent}`);
    if (format !== "xlsx") link.target = "_blank";
    return i === 0 ? [link] : [" · ", link];
  }));
}

export const archived = (size) => chartCard({
  id: "archive", title: "Written on time", size, about: "Every day at 02:00, every Monday at 03:00 and on the first of the month at 04:00, if the settings do not say otherwise",
  requests: () => ({ reports: ["reports", { page_size: MAX_REPORTS }] }),
  isEmpty: ({ reports }) => reports.items.length === 0,
  emptyWords: "No report was written yet",
  hint: () => "The first one comes a few minutes after the start, once the shop has sold something.",
  chart: null,
  table: ({ reports }) => ({
    columns: [{ name: "Report", wrap: true }, { name: "Files" }, { name: "Findings", wrap: true }, { name: "Written" }],
    rows: reports.items.map((report) => ({
      cells: [report.title, files(report), [report.incomplete, report.findings || "Nothing notable."].filter(Boolean).join(" ").replaceAll("\n", " "), date(report.generated_at, "full")],
    })),
  }),
  note: ({ reports }) => (reports.next_page_token ? `The newest ${MAX_REPORTS}; the CSV has all.` : "A feed reader finds them at api/reports/feed.atom."),
});

/** A card without figures: it needs no answer of the API to be ready. */
export function written(size) {
  const made = frame({ id: "write", title: "Write a report", size, about: "Of the range and the filters above, with findings, charts, tables and how each figure is defined" });
  const select = Object.assign(element("select"), { id: "report-kind" });
  select.append(...Object.entries(KINDS).map(([kind, name]) => Object.assign(element("option", "", name), { value: kind })));
  let known = null;
  made.card.classList.add("report-form");
  made.body.append(element("label", "filter", element("span", "", "Kind"), select), reportButtons(() => select.value, () => known));
  const show = (scope) => {
    known = scope;
    made.ready({}, "A report takes a few seconds; several are written one after the other.");
  };
  return { card: made.card, change: show, refresh: show };
}
