// The products that run out first.
import { element } from "../base/dom.js";
import { count } from "../base/format.js";
import { addressOf } from "../drill/target.js";
import { onAddress } from "./address.js";
import { cardState } from "./cards.js";
import { days } from "./formats.js";
import { keyedRows, lead, write } from "./rows.js";

const SHOWN = 6;
const SOON = 2; // days; streams raises an alert below it
const WEEK = 7;
const DAY = 86_400_000;
const list = document.getElementById("stock");
const card = list.closest(".card");
let counted = null; // the stock as it was sent last
let listed = [];

function cover({ stock_quantity: left, days_of_stock: cover }) {
  if (left === 0) return ["out", "sold out"];
  return [cover < SOON ? "soon" : cover < WEEK ? "week" : "later", days(cover)];
}

function make() {
  return element("li", "", element("a", "row", element("span", "main"), element("span", "number"), element("span", "chip")));
}

// What was sold in the days that the pace is of, which are those of UTC; in all currencies, as the stock is.
function soldOf(item) {
  const { last_day: last, days: length } = counted;
  const name = item.name ?? item.product_id;
  const end = Date.parse(last) + DAY;
  return addressOf({ rows: "items", from: new Date(end - length * DAY).toISOString(), to: new Date(end).toISOString(), product: item.product_id, name: `${name}, sold in ${length} days` });
}

function fill(row, item) {
  const link = row.firstChild;
  const [name, left, chip] = link.children;
  const [kind, text] = cover(item);
  // Before the first order there is nothing behind it.
  if (counted.last_day === null) link.removeAttribute("href");
  else lead(link, soldOf(item));
  write(name, item.name ?? item.product_id);
  name.title = item.product_id;
  write(left, `${count(item.stock_quantity)} left`);
  chip.className = `chip ${kind}`;
  write(chip, text);
}

const show = keyedRows(list, { key: (item) => item.product_id, make, fill });

export function showStock(next) {
  counted = next;
  const known = next.items.filter((item) => item.stock_quantity === 0 || item.days_of_stock !== null);
  const scarce = known.filter((item) => item.stock_quantity === 0 || item.days_of_stock < WEEK).length;
  listed = known.slice(0, SHOWN);
  show(listed);
  write(document.getElementById("stock-pace"), `At the pace of the last ${count(next.days)} days.`);
  write(document.getElementById("stock-sum"), known.length === 0 ? ""
    : scarce === 0 ? "all last a week" : `${scarce === next.items.length ? `${count(scarce)} or more` : count(scarce)} within a week`);
  cardState(card, known.length === 0 ? "empty" : "some");
}

// A link keeps what the address of this page has now.
onAddress(() => show(listed));
