import "../shell/theme.js";
import "../drill/panel.js";
import { showMinutes } from "./minutes.js";
import { notice } from "./notice.js";
import { showOrders } from "./orders.js";
import { pipelineUnknown, showPipeline } from "./pipeline.js";
import { showProducts } from "./products.js";
import { showRates } from "./rates.js";
import { showRevenue } from "./revenue.js";
import { openStream } from "./stream.js";

const root = document.documentElement;
const select = document.getElementById("currency");
const asked = new URLSearchParams(location.search).get("currency");
const state = { connection: "connecting", lostAt: Date.now(), asOf: null, currency: asked ?? "", currencies: asked ? [asked] : [] };
const PILL = { connecting: "Connecting", live: "Live", lost: "Connection lost" };

function offer(currencies) {
  const all = [...new Set([...currencies, ...(state.currency ? [state.currency] : [])])];
  if (!state.currency) state.currency = all[0];
  if (all.join() !== state.currencies.join() || select.options.length === 0) {
    state.currencies = all;
    select.replaceChildren(...all.map((code) => new Option(code, code, false, code === state.currency)));
    select.disabled = all.length < 2;
  }
  document.getElementById("currency-name").textContent = state.currency;
}

const SHOW = {
  revenue: (data) => { root.dataset.content = "ready"; offer([...state.currencies, data.currency]); showRevenue(data); },
  series: showMinutes,
  products: showProducts,
  orders: showOrders,
  rates: (data) => { state.asOf = data.as_of; showRates(data); },
  pipeline: (data) => { offer(data.currencies); showPipeline(data); },
  resync: () => {},
};

const stream = openStream({
  currency: state.currency,
  onEvent: (type, data) => { SHOW[type](data); notice(state); },
  onState: (connection) => {
    if (connection === "lost" && state.connection !== "lost") state.lostAt = Date.now();
    state.connection = connection;
    root.dataset.connection = connection;
    if (connection === "lost") pipelineUnknown();
    document.getElementById("connection-text").textContent = PILL[connection];
    notice(state);
  },
});

select.addEventListener("change", () => {
  state.currency = select.value;
  document.getElementById("currency-name").textContent = state.currency;
  const address = new URL(location.href);
  address.searchParams.set("currency", state.currency);
  history.replaceState(null, "", address);
  stream.switchTo(state.currency);
});

notice(state);
