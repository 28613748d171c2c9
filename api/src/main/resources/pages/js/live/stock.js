// The products that run out first.
import { element } from "../base/dom.js";
import { count } from "../base/format.js";
import { cardState } from "./cards.js";
import { days } from "./formats.js";
import { keyedRows, write } from "./rows.js";

const SHOWN = 6;
const SOON = 2; // days; streams raises an alert below it
const WEEK = 7;
const list = document.getElementById("stock");
const card = list.closest(".card");

function cover({ stock_quantity: left, days_of_stock: cover }) {
  if (left === 0) return ["out", "sold out"];
  return [cover < SOON ? "soon" : cover < WEEK ? "week" : "later", days(cover)];
}

function make() {
  return element("li", "", element("span", "main"), element("span", "number"), element("span", "chip"));
}

function fill(row, item) {
  const [name, left, chip] = row.children;
  const [kind, text] = cover(item);
  write(name, item.name ?? item.product_id);
  name.title = item.product_id;
  write(left, `${count(item.stock_quantity)} left`);
  chip.className = `chip ${kind}`;
  write(chip, text);
}

const show = keyedRows(list, { key: (item) => item.product_id, make, fill });

export function showStock(next) {
  const known = next.items.filter((item) => item.stock_quantity === 0 || item.days_of_stock !== null);
  const scarce = known.filter((item) => item.stock_quantity === 0 || item.days_of_stock < WEEK).length;
  show(known.slice(0, SHOWN));
  write(document.getElementById("stock-pace"), `At the pace of the last ${count(next.days)} days.`);
  write(document.getElementById("stock-sum"), known.length === 0 ? ""
    : scarce === 0 ? "all last a week" : `${scarce === next.items.length ? `${count(scarce)} or more` : count(scarce)} within a week`);
  cardState(card, known.length === 0 ? "empty" : "some");
}
