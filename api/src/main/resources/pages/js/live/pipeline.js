import { element } from "../base/dom.js";
import { age, count, time } from "../base/format.js";

const at = (id) => document.getElementById(id);
const NAMES = { streams: "Streams", warehouse: "Warehouse", kafka: "Kafka", producer: "Producer", sink: "Sink" };
const MEANS = {
  streams: "revenue and rankings are not updated until it is back",
  warehouse: "product names, freshness and rejected records are not available until it is back",
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

function part(state) {
  const about = state.status === "down" ? `down since ${time(state.since)}: ${state.detail}`
    : state.status === "unknown" ? "not checked yet" : `up since ${time(state.since)}`;
  return element("li", state.status, element("span", "dot"), element("span", "name", NAMES[state.name]),
    element("span", "lag", aside(state.name)), element("span", "about", about));
}

function figure(name, value) {
  return element("div", "", element("dt", "", name), element("dd", "", value));
}

export function showPipeline(next) {
  picture = next;
  const parts = next.health.parts.filter((state) => state.name in NAMES);
  const up = parts.filter((state) => state.status === "up").length;
  at("pipeline-sum").textContent = up === parts.length ? "all parts up" : `${up} of ${parts.length} parts up`;
  at("parts").replaceChildren(...parts.map(part));
  const rejected = element("a", "", next.rejected ? `${count(next.rejected.total)} records` : "–");
  rejected.href = "api/rejected";
  at("books").replaceChildren(
    figure("Newest order loaded", age(next.freshness?.newest_order_age_seconds)),
    figure("Last change of a mart", age(next.freshness?.marts_age_seconds)),
    figure("Rejected", rejected));
  document.documentElement.dataset.stores = parts.find((state) => state.name === "streams")?.status ?? "unknown";
}

/** Marks the state as outdated: the connection is lost. */
export const pipelineUnknown = () => { at("pipeline-sum").textContent = "as last seen"; };

/** One sentence for each part that is down. */
export const troubles = () => (picture?.health.parts ?? [])
  .filter((state) => state.status === "down" && state.name in NAMES)
  .map((state) => `${NAMES[state.name]} is down since ${time(state.since)}: ${MEANS[state.name]}.`);
