// The latest orders. A row belongs to one order as long as that is listed; the list changes once a second at most, and
// not while somebody points at a row to open it.
import { element } from "../base/dom.js";
import { count, money, timeOrDay, words } from "../base/format.js";
import { addressOfOrder } from "../drill/target.js";
import { onAddress } from "./address.js";
import { cardState } from "./cards.js";
import { keyedRows, write } from "./rows.js";

const SHOWN = 10;
const PAUSE = 1_000;
// More at once are not highlighted: in a busy shop the whole list would flash all the time.
const MAX_HIGHLIGHTED = 3;
const list = document.getElementById("latest");
const card = list.closest(".card");
const how = document.getElementById("latest-how");
let known = null; // ids of the orders that were sent before
let waiting = null;
let timer = 0;
let drawnAt = 0;
let pointed = false;

function make(order) {
  const link = element("a", "row",
    element("time", "time"),
    element("div", "main", element("div", "main"), element("div", "side", element("span", "when"), element("span"))),
    element("span", "chip"),
    element("div", "number"));
  const row = element("li", "", link);
  row.dataset.order = order.order_id;
  return row;
}

function fill(row, order) {
  const link = row.firstChild;
  const [at, place, chip, total] = link.children;
  const [when, about] = place.lastChild.children;
  const refund = order.kind === "RETURN";
  const placed = timeOrDay(order.placed_at, Date.now());
  const units = Math.abs(order.units);
  row.classList.toggle("out", !order.stands);
  link.href = addressOfOrder(order.order_id);
  link.title = `Order ${order.order_id}`;
  write(at, placed);
  write(place.firstChild, order.shipping_country);
  write(when, `${placed} · `);
  write(about, `${count(units)} ${units === 1 ? "unit" : "units"} · ${order.channel}`);
  chip.className = `chip ${refund ? "return" : order.status.toLowerCase()}`;
  write(chip, refund ? "Return" : words(order.status));
  write(total, money(order.total, order.currency));
}

const show = keyedRows(list, { key: (order) => order.order_id, make, fill });

const isHeld = () => pointed || list.querySelector(":focus-visible") !== null;

function draw() {
  timer = 0;
  if (waiting === null || document.hidden) return;
  write(how, isHeld() ? "held while you look" : "as they arrive");
  if (isHeld()) return;
  const items = waiting.slice(0, SHOWN);
  const isNew = (order) => known !== null && !known.has(order.order_id);
  const added = items.filter(isNew);
  show(items);
  if (added.length <= MAX_HIGHLIGHTED) {
    for (const order of added) flash(list.children[items.indexOf(order)]);
  }
  known = new Set(waiting.map((order) => order.order_id));
  waiting = null;
  drawnAt = Date.now();
  cardState(card, items.length === 0 ? "empty" : "some");
}

function flash(row) {
  row.classList.add("new");
  row.addEventListener("animationend", () => row.classList.remove("new"), { once: true });
}

const drawSoon = () => { timer ||= setTimeout(draw, Math.max(0, drawnAt + PAUSE - Date.now())); };

export function showOrders(next) {
  waiting = next.items;
  drawSoon();
}

// A finger stays nowhere: only a mouse holds the list.
list.addEventListener("pointerenter", (event) => { pointed = event.pointerType === "mouse"; drawSoon(); });
list.addEventListener("pointerleave", () => { pointed = false; release(); });
list.addEventListener("focusout", () => release());
document.addEventListener("visibilitychange", drawSoon);

function release() {
  // After the focus has moved on.
  setTimeout(() => { write(how, isHeld() ? "held while you look" : "as they arrive"); drawSoon(); });
}

onAddress(() => {
  for (const row of list.children) row.firstChild.href = addressOfOrder(row.dataset.order);
});

export const someOrders = () => Boolean(known && known.size > 0);
