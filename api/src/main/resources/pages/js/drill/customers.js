// The customers behind a number, each leading to the orders that make up its row.
import { address, ask } from "../base/api.js";
import { element } from "../base/dom.js";
import { count, date, money } from "../base/format.js";
import { table } from "../cards/table.js";
import { addressOf } from "./target.js";

const FIRST = 50;
const MAX_CUSTOMERS = 1_000; // the API lists no more
const COLUMNS = [{ name: "Customer" }, { name: "Orders", number: true }, { name: "Units", number: true }, { name: "Net", number: true }, { name: "First order" }, { name: "Last order" }];

const day = (iso) => (iso ? date(iso, "fullDay") : "–");
const sums = ({ customers, orders, net, currency }) =>
  `${customers === 1 ? "1 customer" : `${count(customers)} customers`} with ${orders === 1 ? "1 order" : `${count(orders)} orders`} and a net of ${money(net, currency)}.`;

function about({ to, items, customers }) {
  const counted = to ? `What was placed before ${date(to, "full")} counts.` : "All their orders so far count.";
  const listed = items.length < customers ? `The ${count(items.length)} with the highest net are listed; ` : "Those with the highest net come first; ";
  return `${listed}orders that were cancelled or refunded count for nobody. ${counted}`;
}

/**
 * @param target what customersOf() returned
 * @param say shows a sentence above the nodes
 * @return { title, nodes }: what the panel shows for it
 */
export async function customersView({ rows, name, ...group }, signal, say) {
  const title = name ?? "Customers";
  const words = element("p", "quiet");
  const list = element("div", "drill-list");
  const more = Object.assign(element("button", "button small", "More"), { type: "button", hidden: true });
  const csv = Object.assign(element("a", "quiet-button", "CSV"), { href: address("analytics/customers", { ...group, limit: MAX_CUSTOMERS, format: "csv" }), download: "customers.csv" });

  const ordersOf = (row, { currency, to }) => addressOf({ rows: "orders", customer: row.user_id, currency, to, country: group.country, channel: group.channel, name: `Orders of ${row.user_id}` });

  async function show(limit) {
    more.disabled = true;
    const outcome = await ask("analytics/customers", { ...group, limit }, signal);
    more.disabled = false;
    if (outcome.state !== "ready") {
      say(outcome.detail);
      return;
    }
    const { answer } = outcome;
    if (answer.customers === 0) {
      say("There are no customers behind this number.");
      return;
    }
    say(sums(answer));
    words.textContent = about(answer);
    list.replaceChildren(table(title, COLUMNS, answer.items.map((row) => ({
      cells: [row.user_id, count(row.orders), count(row.units), money(row.net, answer.currency), day(row.first_order_at), day(row.last_order_at)],
      drill: ordersOf(row, answer),
    }))));
    more.hidden = limit >= MAX_CUSTOMERS || answer.items.length >= answer.customers;
  }

  more.addEventListener("click", () => show(MAX_CUSTOMERS));
  await show(FIRST);
  return { title, nodes: [words, list, element("p", "drill-actions", more, csv)] };
}
