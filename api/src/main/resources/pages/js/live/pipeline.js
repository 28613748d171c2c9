import { element } from "../base/dom.js";
import { age, count, rate, score, time } from "../base/format.js";
import { withFilters } from "../filters/query.js";
import { keyedRows, lead, write } from "./rows.js";

const at = (id) => document.getElementById(id);
const NAMES = { streams: "Streams", warehouse: "Warehouse", kafka: "Kafka", producer: "Producer", sink: "Sink" };
const MEANS = {
  streams: "revenue, rankings, funnel and alerts are not updated until it is back",
  warehouse: "product names, categories, countries, stock, freshness and rejected records are not available until it is back",
  kafka: "rates and latest orders are not updated until it is back",
  producer: "new orders of the simulated shop, or changes of its catalogue, are missing until it is back",
  sink: "new records reach the warehouse only when it loads again",
};
const behind = (lag) => (lag === null || lag === undefined ? "" : lag === 0 ? "caught up" : `${count(lag)} behind`);
let picture = null;

function lagOf(name) {
  if (name === "streams") return picture.streams?.input_lag;
  if (name === "warehouse") return picture.lag?.reduce((sum, entry) => sum + entry.lag, 0);
  return null;
}

function feed() {
  return picture.rates.orders_per_second === null ? "live feed not connected" : "live feed connected";
}

function shop() {
  const { producer } = picture;
  if (!producer) return "";
  const { history, capture, state } = producer;
  if (history.size !== "none" && !history.finished) return `history ${Math.floor(history.fraction * 100)} %, ${count(history.records)} records`;
  if (state === "STARTING") return "starting";
  if (state === "PAUSED") return "paused";
  if (state === "DISABLED") return "switched off";
  if (capture.state === "SNAPSHOT") return "taking a snapshot";
  return "";
}

function aside(name) {
  if (name === "kafka") return feed();
  return name === "producer" ? shop() : behind(lagOf(name));
}

const makePart = () => element("li", "", element("span", "dot"), element("span", "name"), element("span", "lag"), element("span", "about"));

function fillPart(row, state) {
  const [, name, lag, about] = row.children;
  if (row.className !== state.status) row.className = state.status;
  write(name, NAMES[state.name]);
  write(lag, aside(state.name));
  write(about, state.status === "down" ? `down since ${time(state.since)}: ${state.detail}`
    : state.status === "unknown" ? "not checked yet" : `up since ${time(state.since)}`);
}

const showParts = keyedRows(at("parts"), { key: (state) => state.name, make: makePart, fill: fillPart });

function makeFigure({ card }) {
  return element("div", "", element("dt"), element("dd", "", element(card ? "a" : "span")));
}

function fillFigure(row, { name, text, kind, card }) {
  write(row.firstChild, name);
  write(row.lastChild.firstChild, text);
  if (card) lead(row.lastChild.firstChild, `${withFilters("pipeline")}#${card}`);
  row.className = kind ?? "";
}

const showFigures = keyedRows(at("books"), { key: ({ name }) => name, make: makeFigure, fill: fillFigure });

function quality({ quality: checks }) {
  if (!checks) return { text: "not checked yet" };
  const failed = checks.failed === 0 ? "" : `, ${count(checks.failed)} failed`;
  return { text: `${score(checks.score)} %${failed}`, kind: checks.failed === 0 ? "" : "attention" };
}

const records = (number) => (number === null || number === undefined ? "–" : `${count(number)} ${number === 1 ? "record" : "records"}`);

export function showPipeline(next) {
  picture = next;
  const parts = next.health.parts.filter((state) => state.name in NAMES);
  const up = parts.filter((state) => state.status === "up").length;
  write(at("pipeline-sum"), up === parts.length ? "all parts up" : `${up} of ${parts.length} parts up`);
  showParts(parts);
  showFigures([
    { name: "Order versions / s", text: rate(next.rates.changes_per_second) },
    { name: "Waiting for streams", text: records(next.streams?.input_lag) },
    { name: "Waiting to be loaded", text: records(lagOf("warehouse")) },
    { name: "Newest order loaded", text: age(next.freshness?.newest_order_age_seconds) },
    { name: "Last change of a mart", text: age(next.freshness?.marts_age_seconds) },
    { name: "Rejected", text: records(next.rejected?.total), card: "rejected" },
    { name: "Quality", card: "checks", ...quality(next) },
  ]);
  for (const { name, status } of parts) document.documentElement.dataset[name] = status;
  document.documentElement.dataset.stores = parts.find((state) => state.name === "streams")?.status ?? "unknown";
}

/** Marks the state as outdated: the connection is lost. */
export const pipelineUnknown = () => write(at("pipeline-sum"), "as last seen");

const down = () => (picture?.health.parts ?? []).filter((state) => state.status === "down" && state.name in NAMES);

/** One sentence for each part that is down. */
export const troubles = () =>
  down().map((state) => `${NAMES[state.name]} is down since ${time(state.since)}: ${MEANS[state.name]}.`);

/** Name and reason of each part that is down. */
export const partsDown = () => down().map((state) => [state.name, `${NAMES[state.name]} is down since ${time(state.since)}`]);
