import { element } from "../base/dom.js";
import { count, money, timeOrDay, words } from "../base/format.js";

const SHOWN = 10;
// More at once are not highlighted: in a busy shop the whole list would flicker.
const MAX_HIGHLIGHTED = 3;
const list = document.getElementById("latest");
const card = list.closest(".card");
let known = null;

function row(order, now, isNew) {
  const refund = order.kind === "RETURN";
  const when = timeOrDay(order.placed_at, now);
  const made = element("li", order.stands ? "" : "out",
    element("time", "time", when),
    element("div", "main", element("div", "main", order.shipping_country),
      element("div", "side", element("span", "when", `${when} · `), `${count(Math.abs(order.units))} ${Math.abs(order.units) === 1 ? "unit" : "units"} · ${order.channel}`)),
    element("span", `chip ${refund ? "return" : order.status.toLowerCase()}`, refund ? "Return" : words(order.status)),
    element("div", "number", money(order.total, order.currency)));
  made.title = `Order ${order.order_id}`;
  if (isNew) made.classList.add("new");
  return made;
}

export function showOrders(next) {
  const now = Date.parse(next.as_of);
  const items = next.items.slice(0, SHOWN);
  const added = new Set(known ? items.map((order) => order.order_id).filter((id) => !known.has(id)) : []);
  const isHighlighting = added.size <= MAX_HIGHLIGHTED;
  list.replaceChildren(...items.map((order) => row(order, now, isHighlighting && added.has(order.order_id))));
  known = new Set(next.items.map((order) => order.order_id));
  card.classList.toggle("is-empty", items.length === 0);
}

export const someOrders = () => Boolean(known && known.size > 0);
