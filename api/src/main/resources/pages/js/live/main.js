import "../shell/theme.js";
import "../shell/print.js";
import "../drill/panel.js";
import { keepFilters } from "../shell/bar.js";
import { onAddress, parameter, remember } from "./address.js";
import { showAlerts } from "./alerts.js";
import { asOf, asOfText, onAsOf } from "./as-of.js";
import { cardAway, cardState, cardsOf, cardsOfPart } from "./cards.js";
import { showFunnel } from "./funnel.js";
import { showMinutes } from "./minutes.js";
import { notice } from "./notice.js";
import { showOrders } from "./orders.js";
import { partsCard } from "./parts.js";
import { askPast, leavePast, ofThePast } from "./past.js";
import { partsDown, pipelineUnknown, showPipeline } from "./pipeline.js";
import { showProducts } from "./products.js";
import { showRates } from "./rates.js";
import { chosenWindow, onWindow, showRevenue } from "./revenue.js";
import { showStock } from "./stock.js";
import { openStream } from "./stream.js";

const OF_A_CURRENCY = ["revenue", "series", "products", "categories", "countries"];
const root = document.documentElement;
const select = document.getElementById("currency");
const asked = parameter("currency");
const state = {
  connection: "connecting", lostAt: Date.now(), asOf: null, currency: asked ?? "", currencies: asked ? [asked] : [],
  own: "", // the shop's own currency, which an address without one means
  past: null, // while the page shows the past: its time, and what is not available of it
};
const PILL = { connecting: "Connecting", live: "Live", lost: "Connection lost" };

function offer(currencies) {
  const all = [...new Set([...currencies, ...(state.currency ? [state.currency] : [])])];
  if (all.join() !== state.currencies.join() || select.options.length === 0) {
    state.currencies = all;
    select.replaceChildren(...all.map((code) => new Option(code, code)));
    select.disabled = all.length < 2;
  }
  if (!state.currency) state.currency = state.own;
  if (select.value !== state.currency) select.value = state.currency;
  document.getElementById("currency-name").textContent = state.currency;
}

const SHOW = {
  revenue: (data, past) => { root.dataset.content = "ready"; showRevenue(data, past); },
  series: showMinutes,
  products: showProducts,
  orders: showOrders,
  rates: showRates,
  pipeline: (data) => { showPipeline(data); sayWhatIsMissing(); },
  funnel: showFunnel,
  categories: partsCard("categories", {
    nameOf: ({ category_id: id, name }) => name ?? (id === "unknown" ? "Without a category" : id),
    cellOf: ({ category_id: category }) => ({ category }),
  }),
  countries: partsCard("countries", { nameOf: ({ name }) => name, cellOf: ({ name: country }) => ({ country }) }),
  alerts: showAlerts,
  stock: showStock,
};

// The newest of each section: shown again when the page comes back from the past.
const newest = new Map();

function onEvent(section, data) {
  if (section === "resync") return;
  newest.set(section, data);
  if (section === "rates") state.asOf = data.as_of;
  if (section === "revenue") {
    if (!parameter("currency")) state.own = data.currency;
    offer([...state.currencies, data.currency]);
  }
  if (section === "pipeline") {
    state.own ||= data.currencies[0];
    offer(data.currencies);
  }
  // A link to a moment waits here until the currency of the shop is known.
  if (state.currency && asOf() !== null && state.past === null) showMoment();
  if (asOf() === null || !ofThePast(section)) SHOW[section](data, false);
}

/** A card that has had no answer says which part does not give it. */
function sayWhatIsMissing() {
  for (const [part, why] of partsDown()) {
    for (const card of cardsOfPart(part)) if (card.dataset.state === "waiting") cardAway(card, why);
  }
}

const stream = openStream({
  currency: state.currency,
  onEvent: (type, data) => { onEvent(type, data); tell(); },
  onState: (connection) => {
    if (connection === "lost" && state.connection !== "lost") state.lostAt = Date.now();
    state.connection = connection;
    root.dataset.connection = connection;
    if (connection === "lost") pipelineUnknown();
    tell();
  },
});

function tell() {
  const text = state.connection === "live" && asOf() !== null ? "Past" : PILL[state.connection];
  const pill = document.getElementById("connection-text");
  if (pill.textContent !== text) pill.textContent = text;
  notice(state);
}

function showMoment() {
  if (asOf() === null) {
    leavePast();
    state.past = null;
    for (const [section, data] of newest) if (ofThePast(section)) SHOW[section](data, false);
  } else if (state.currency) {
    state.past = { text: asOfText(), failed: {} };
    document.getElementById("content").setAttribute("aria-busy", "true");
    askPast({ asOf: asOf(), currency: state.currency, window: chosenWindow() }, (arrived, failed) => {
      for (const [section, data] of Object.entries(arrived)) SHOW[section](data, true);
      for (const [section, why] of Object.entries(failed)) cardsOf(section).forEach((card) => cardAway(card, why));
      state.past = { text: asOfText(), failed };
      document.getElementById("content").removeAttribute("aria-busy");
      tell();
    });
  }
  tell();
}

onAsOf(showMoment);
onWindow(() => { if (asOf() !== null) showMoment(); });

function switchTo(currency) {
  if (currency === state.currency) return;
  state.currency = currency;
  select.value = currency;
  document.getElementById("currency-name").textContent = currency;
  for (const section of OF_A_CURRENCY) {
    newest.delete(section);
    cardsOf(section).forEach((card) => cardState(card, "waiting"));
  }
  stream.switchTo(currency);
  if (asOf() !== null) showMoment();
}

select.addEventListener("change", () => remember("currency", select.value === state.own ? null : select.value));
onAddress(() => {
  switchTo(parameter("currency") ?? state.own);
  keepFilters();
});
keepFilters();

tell();
if (asOf() !== null) showMoment();
