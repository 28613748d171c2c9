// Alerts with their rule in words: the active ones, then those that are over.
import { element } from "../base/dom.js";
import { count, money, time } from "../base/format.js";
import { cardState, markStale } from "./cards.js";
import { minuteOfDay } from "./formats.js";
import { nameOf } from "./names.js";
import { keyedRows, write } from "./rows.js";

const SHOWN = 4;
const list = document.getElementById("alerts");
const card = list.closest(".card");
const said = document.getElementById("alerts-said");
let known = null;

const fiveMinutes = (alert) =>
  `${money(alert.observed, alert.currency)} in 5 minutes instead of the usual ${money(alert.expected, alert.currency)}`;

const KINDS = {
  REVENUE_DROP: { name: ({ subject }) => `Revenue is low in ${subject}`, seen: fiveMinutes },
  REVENUE_SPIKE: { name: ({ subject }) => `Revenue is high in ${subject}`, seen: fiveMinutes },
  STOCK_OUT_AHEAD: {
    name: ({ subject, subject_name: name }) => `${name ?? nameOf(subject)} is running out`,
    seen: (alert) => `${count(alert.observed)} in stock, ${count(alert.expected)} sold per day`,
  },
  DEAD_LETTER_RATE: {
    name: ({ subject }) => `Records are rejected in ${subject}`,
    seen: (alert) => `${count(alert.observed)} of ${count(alert.expected)} records in 5 minutes`,
  },
};
const OTHER = { name: ({ kind, subject }) => `${kind}: ${subject}`, seen: ({ message }) => message };
const kindOf = (alert) => KINDS[alert.kind] ?? OTHER;

const isActive = (alert) => alert.state === "RAISED";

function times(alert, now) {
  const raised = minuteOfDay(alert.raised_at, now);
  return isActive(alert) ? `Since ${raised}` : `${raised} to ${minuteOfDay(alert.cleared_at, now)}`;
}

function make() {
  return element("li", "", element("span", "chip"), element("p", "main"), element("p", "seen"), element("p", "side"));
}

function fill(row, alert) {
  const kind = kindOf(alert);
  const [chip, name, seen, rule] = row.children;
  row.classList.toggle("over", !isActive(alert));
  write(chip, isActive(alert) ? "Active" : "Over");
  write(name, kind.name(alert));
  write(seen, `${times(alert, Date.now())} · ${kind.seen(alert)}`);
  // The rule of what is over is for those who ask.
  const words = alert.rule ?? alert.message;
  write(rule, isActive(alert) ? words : "");
  row.title = isActive(alert) ? alert.message : words;
}

const show = keyedRows(list, { key: (alert) => alert.alert_id, make, fill });

// Only what changes while the page is open is announced.
function announce(items) {
  const active = new Map(items.filter(isActive).map((alert) => [alert.alert_id, alert]));
  if (known !== null) {
    const news = [
      ...[...active].filter(([id]) => !known.has(id)).map(([, alert]) => `Alert at ${time(alert.raised_at)}: ${kindOf(alert).name(alert)}.`),
      ...items.filter((alert) => !isActive(alert) && known.has(alert.alert_id)).map((alert) => `Over at ${time(alert.cleared_at)}: ${kindOf(alert).name(alert)}.`),
    ];
    if (news.length > 0) said.textContent = news.join(" ");
  }
  known = new Set(active.keys());
}

export function showAlerts(next) {
  const active = next.items.filter(isActive);
  const shown = next.items.slice(0, SHOWN);
  show(shown);
  const more = active.length - shown.filter(isActive).length;
  write(document.getElementById("alerts-sum"),
    active.length === 0 ? "none active" : `${count(active.length)} active${more > 0 ? `, ${count(more)} not listed` : ""}`);
  cardState(card, next.items.length === 0 ? "empty" : "some");
  card.classList.toggle("has-active", active.length > 0);
  markStale(card, next);
  announce(next.items);
}
