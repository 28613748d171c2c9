// The rows behind a number, page by page, each leading to its order.
import { address, ask } from "../base/api.js";
import { element } from "../base/dom.js";
import { count, date, money, words } from "../base/format.js";
import { table } from "../cards/table.js";
import { tableName, tableWords } from "./tables.js";
import { addressOfOrder } from "./target.js";

const PAGE = 50;
const LONG_ID = 24;
const SHORT_ID = 12;

// Ids made at about the same time begin alike, so the end of a long one is shown.
function shortId(id) {
  if (id.length <= LONG_ID) return id;
  const made = element("span", "", `…${id.slice(-SHORT_ID)}`);
  made.title = id;
  return made;
}

const chip = (status) => element("span", `chip ${status.toLowerCase()}`, words(status));
const when = (iso) => date(iso, "full");

const KINDS = {
  lines: {
    path: "explain/revenue",
    params: ({ from, to, currency, product, category, country, customer }) => ({ from, to, currency, product, category, country, customer }),
    columns: [{ name: "Order" }, { name: "Placed" }, { name: "Product" }, { name: "Status" }, { name: "Units", number: true }, { name: "Counts", number: true }],
    row: (line, { currency }) => [shortId(line.order_id), when(line.placed_at), shortId(line.product_id), chip(line.status), count(line.quantity), money(line.amount, currency)],
    sum({ lines, lines_sum: sum, agrees, cell, aggregate }, { currency }) {
      const all = `${lines === 1 ? "1 line adds" : `${count(lines)} lines add`} up to ${money(sum.net, currency)}`;
      if (agrees === null) return `${all}.`;
      return agrees ? `${all}, to the cent what “${tableWords(aggregate)}” says.`
        : `${all}; “${tableWords(aggregate)}” says ${money(cell.net, currency)} and may not be loaded as far.`;
    },
    about: ({ lines_sum: sum, aggregate }) => [`${sum.orders === 1 ? "1 order" : `${count(sum.orders)} orders`} and ${sum.units === 1 ? "1 unit" : `${count(sum.units)} units`} count; cancelled and refunded orders are listed and do not. `,
      ...(aggregate ? ["The sum is kept in ", tableName(aggregate), "."] : ["Such sums are kept by whole hours of UTC only, so there is none to compare with."])],
  },
  orders: {
    path: "data/orders",
    params: ({ from, to, currency, country, channel, customer, campaign }) => ({ from, to, currency, country, channel, customer, campaign }),
    columns: [{ name: "Order" }, { name: "Placed" }, { name: "Country" }, { name: "Channel" }, { name: "Status" }, { name: "Total", number: true }],
    row: (order) => [shortId(order.order_id), when(order.placed_at), order.shipping_country ?? "–", order.channel ?? "–", chip(order.status), money(order.total, order.currency)],
    sum: () => "Cancelled and refunded orders are listed and do not count.",
  },
  items: {
    path: "data/order-items",
    params: ({ from, to, currency, product, category }) => ({ from, to, currency, product, category }),
    columns: [{ name: "Order" }, { name: "Placed" }, { name: "Product" }, { name: "Units", number: true }, { name: "Total", number: true }],
    row: (item) => [shortId(item.order_id), when(item.placed_at), shortId(item.product_id), count(item.quantity), money(item.line_total, item.currency)],
    sum: (answer, { country, channel }) => (country || channel ? "Lines of all countries and channels: this list cannot be narrowed to them."
      : "Lines of cancelled and refunded orders are listed and do not count."),
  },
};

/**
 * @param say shows a sentence above the nodes
 * @return { title, nodes }: what the panel shows for a target
 */
export async function rowsView(target, signal, say) {
  const kind = KINDS[target.rows];
  if (!kind) return { title: "Nothing here", nodes: [element("p", "quiet", "The address names no list.")] };
  const about = element("p", "quiet");
  const list = element("div", "drill-list");
  const more = Object.assign(element("button", "button small", "More"), { type: "button", hidden: true });
  const csv = element("a", "quiet-button", "CSV");
  const nodes = [about, list, element("p", "drill-actions", more, csv)];
  const rows = [];
  let token = null;

  async function next() {
    more.disabled = true;
    const params = { ...kind.params(target), page_size: PAGE, page_token: token };
    const outcome = await ask(kind.path, params, signal);
    more.disabled = false;
    if (outcome.state !== "ready") {
      say(outcome.detail);
      return;
    }
    const { answer } = outcome;
    const none = answer.items.length === 0 && rows.length === 0;
    say(none ? "There are no rows behind this number." : kind.sum(answer, target));
    about.replaceChildren(...(none ? [] : kind.about?.(answer) ?? []));
    rows.push(...answer.items.map((item) => ({ cells: kind.row(item, target), drill: addressOfOrder(item.order_id) })));
    list.replaceChildren(table(target.name ?? "Rows", kind.columns, rows));
    token = answer.next_page_token;
    more.hidden = !token;
  }

  csv.href = address(kind.path, { ...kind.params(target), format: "csv" });
  csv.download = "rows.csv";
  more.addEventListener("click", next);
  await next();
  return { title: target.name ?? "Rows", nodes };
}
