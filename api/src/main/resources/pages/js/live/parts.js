// Sales by category and by country: the largest as bars, the others as one, so that the rows add up to the whole.
import { cents, minus, sum } from "../base/decimal.js";
import { element } from "../base/dom.js";
import { count, money, percent } from "../base/format.js";
import { addressOf, linesOf } from "../drill/target.js";
import { cardState, markHours, markStale } from "./cards.js";
import { keyedRows, lead, write } from "./rows.js";

const SHOWN = 7;
const OTHERS = "\u0000others";

function make({ address }) {
  return element("li", "", element(address ? "a" : "div", "row", element("span", "main"), element("span", "number"),
    element("span", "share", element("i")), element("span", "side")));
}

function fill(row, { key, name, net, share, width, orders, address }) {
  if (address) lead(row.firstChild, address);
  const [label, value, bar, beside] = row.firstChild.children;
  // As long as the longest it would say something else than its share.
  bar.classList.toggle("no-bar", key === OTHERS);
  write(label, name);
  write(value, net);
  bar.firstChild.style.width = `${width * 100}%`;
  write(beside, `${percent(share)}${orders === null ? "" : ` · ${count(orders)} ${orders === 1 ? "order" : "orders"}`}`);
}

const orderOf = (part) => part.category_id ?? part.name;

/**
 * @param id of the list, and with `-sum` behind it of the sum
 * @param cellOf the part as a cell of revenue
 */
export function partsCard(id, { nameOf, cellOf }) {
  const list = document.getElementById(id);
  const card = list.closest(".card");
  const whole = document.getElementById(`${id}-sum`);
  const show = keyedRows(list, { key: ({ key }) => key, make, fill });

  function rows({ currency, net, items, parts, from, to }) {
    const all = cents(net);
    const shown = items.length <= SHOWN + 1 ? items : items.slice(0, SHOWN);
    const most = shown.reduce((best, item) => (cents(item.net) > best ? cents(item.net) : best), 1n);
    const part = (key, name, sold, orders, address) => ({
      key, name, orders, address, net: money(sold, currency), share: all === 0n ? null : Number(cents(sold)) / Number(all),
      width: cents(sold) <= 0n ? 0 : Math.min(1, Number(cents(sold)) / Number(most)),
    });
    const result = shown.map((item) => part(orderOf(item), nameOf(item), item.net, item.orders,
      addressOf(linesOf({ from, to, currency, name: nameOf(item), ...cellOf(item) }))));
    const rest = (parts ?? items.length) - shown.length;
    if (rest > 0) result.push(part(OTHERS, `${count(rest)} others`, minus(net, sum(shown.map((item) => item.net))), null, null));
    return result;
  }

  return function showParts(next, past) {
    show(rows(next), { smooth: true });
    write(whole, next.items.length === 0 ? "" : money(next.net, next.currency));
    cardState(card, next.items.length === 0 ? "empty" : "some");
    markHours(card, next, past);
    markStale(card, next);
  };
}
