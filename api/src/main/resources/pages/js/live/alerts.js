// Alerts with their rule in words: the active ones, then those that are over.
import { element } from "../base/dom.js";
import { count, money, time } from "../base/format.js";
import { cardState, markStale } from "./cards.js";
import { minuteOfDay } from "./formats.js";
import { keyedRows, write } from "./rows.js";

const SHOWN = 5;
const FEW = 2; // products; more of them are one row
const NAMED = 3;
const list = document.getElementById("alerts");
const card = list.closest(".card");
const said = document.getElementById("alerts-said");
let known = null;

const productOf = (alert) => alert.subject_name ?? alert.subject;
const isActive = (alert) => alert.state === "RAISED";

const fiveMinutes = (alert) =>
  `${money(alert.observed, alert.currency)} in 5 minutes instead of the usual ${money(alert.expected, alert.currency)}`;

const KINDS = {
  REVENUE_DROP: { name: ({ subject }, is) => `Revenue ${is} low in ${subject}`, seen: fiveMinutes },
  REVENUE_SPIKE: { name: ({ subject }, is) => `Revenue ${is} high in ${subject}`, seen: fiveMinutes },
  STOCK_OUT_AHEAD: {
    name: (alert, is) => `${productOf(alert)} ${is} running out`,
    seen: (alert) => `${count(alert.observed)} in stock, ${count(alert.expected)} sold per day`,
  },
  DEAD_LETTER_RATE: {
    name: ({ subject }, is) => `Records ${is === "is" ? "are" : "were"} rejected in ${subject}`,
    seen: (alert) => `${count(alert.observed)} of ${count(alert.expected)} records in 5 minutes`,
  },
};
const OTHER = { name: ({ kind, subject }) => `${kind}: ${subject}`, seen: ({ message }) => message };
const kindOf = (alert) => KINDS[alert.kind] ?? OTHER;
const nameOfAlert = (alert) => kindOf(alert).name(alert, isActive(alert) ? "is" : "was");

/** What is listed: what is wrong with the shop as a whole, its products, then what is over. */
function listed(items) {
  const active = items.filter(isActive);
  const ofProducts = active.filter((alert) => alert.kind === "STOCK_OUT_AHEAD");
  const others = active.filter((alert) => !ofProducts.includes(alert));
  const rows = ofProducts.length <= FEW ? ofProducts : [{ ...ofProducts[0], alert_id: "products", all: ofProducts }];
  return [...others, ...rows, ...items.filter((alert) => !isActive(alert))].slice(0, SHOWN);
}

function times(alert, now) {
  const raised = minuteOfDay(alert.raised_at, now);
  return isActive(alert) ? `Since ${raised}` : `${raised} to ${minuteOfDay(alert.cleared_at, now)}`;
}

function title(alert) {
  return alert.all ? `${count(alert.all.length)} products are running out` : nameOfAlert(alert);
}

function text(alert) {
  if (!alert.all) return `${times(alert, Date.now())} · ${kindOf(alert).seen(alert)}`;
  const rest = alert.all.length - NAMED;
  return `Last at ${minuteOfDay(alert.raised_at, Date.now())} · ${alert.all.slice(0, NAMED).map(productOf).join(", ")}`
    + (rest > 0 ? ` and ${count(rest)} more` : "");
}

function make() {
  return element("li", "", element("span", "chip"), element("p", "main"), element("p", "seen"), element("p", "side"),
    element("details", "", element("summary", "", "Rule"), element("p", "")));
}

function fill(row, alert) {
  const [chip, name, seen, rule, folded] = row.children;
  row.classList.toggle("over", !isActive(alert));
  write(chip, isActive(alert) ? "Active" : "Over");
  write(name, title(alert));
  write(seen, text(alert));
  // The rule of what is over is for those who ask.
  const words = alert.rule ?? alert.message;
  write(rule, isActive(alert) ? words : "");
  write(folded.lastChild, isActive(alert) ? "" : words);
  folded.hidden = isActive(alert);
  row.title = alert.message;
}

const show = keyedRows(list, { key: (alert) => alert.alert_id, make, fill });

// Only what changes while the page is open is announced.
function announce(items) {
  const active = new Map(items.filter(isActive).map((alert) => [alert.alert_id, alert]));
  if (known !== null) {
    const news = [
      ...[...active].filter(([id]) => !known.has(id)).map(([, alert]) => `Alert at ${time(alert.raised_at)}: ${nameOfAlert(alert)}.`),
      ...items.filter((alert) => !isActive(alert) && known.has(alert.alert_id)).map((alert) => `Over at ${time(alert.cleared_at)}: ${nameOfAlert(alert)}.`),
    ];
    if (news.length > 0) said.textContent = news.join(" ");
  }
  known = new Set(active.keys());
}

export function showAlerts(next) {
  const active = next.items.filter(isActive);
  const shown = listed(next.items);
  show(shown);
  const more = active.length - shown.filter(isActive).reduce((all, alert) => all + (alert.all?.length ?? 1), 0);
  write(document.getElementById("alerts-sum"),
    active.length === 0 ? "none active" : `${count(active.length)} active${more > 0 ? `, ${count(more)} not listed` : ""}`);
  cardState(card, next.items.length === 0 ? "empty" : "some");
  card.classList.toggle("has-active", active.length > 0);
  markStale(card, next);
  announce(next.items);
}
