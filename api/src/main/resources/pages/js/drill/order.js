// One order: its lines, its versions, the windows that each of them changed, and where they are in the log.
import { ask } from "../base/api.js";
import { element } from "../base/dom.js";
import { count, date, money, words } from "../base/format.js";
import { table } from "../cards/table.js";
import { tableName, tableWords } from "./tables.js";

const EFFECTS = { counted: "counted", "came-after-a-higher-version": "came after a higher version: changed nothing", unknown: "not known" };
const when = (iso) => date(iso, "full");

function facts(pairs) {
  return element("dl", "drill-facts", ...pairs.map(([name, value]) => element("div", "", element("dt", "", name), element("dd", "", value ?? "–"))));
}

function windowOf(window) {
  const dimension = [window.product_id, window.category_id, window.country, window.user_id].find((value) => value);
  return [element("span", "", tableWords(window.aggregate), " ", tableName(window.aggregate)), when(window.window_start), dimension ?? "all", money(window.change.net, window.currency), count(window.change.orders), count(window.change.units)];
}

const WINDOW_COLUMNS = [{ name: "Sum" }, { name: "From" }, { name: "Of" }, { name: "Net", number: true }, { name: "Orders", number: true }, { name: "Units", number: true }];

function version(entry) {
  const { position } = entry;
  const place = position ? `${position.topic} / partition ${position.partition} / offset ${position.offset}` : "not known: a rebuild fills it";
  const head = element("h3", "", `Version ${entry.version} `, element("span", `chip ${entry.status.toLowerCase()}`, words(entry.status)));
  const made = element("section", "drill-version", head,
    facts([["Changed", when(entry.changed_at)], ["In the log", element("code", "position", place)], ["Received", when(entry.received_at)], ["Effect", EFFECTS[entry.effect] ?? entry.effect ?? entry.record]]));
  if (entry.windows?.length > 0) {
    made.append(element("details", "", element("summary", "", `${entry.windows.length} sums changed`),
      table(`Sums that version ${entry.version} changed`, WINDOW_COLUMNS, entry.windows.map((window) => ({ cells: windowOf(window) })))));
  }
  return made;
}

const LINE_COLUMNS = [{ name: "Product" }, { name: "Category" }, { name: "Units", number: true }, { name: "Price", number: true }, { name: "Total", number: true }];
const lineOf = (item) => [item.product_id, item.category_id ?? "–", count(item.quantity), money(item.unit_price, item.currency), money(item.line_total, item.currency)];

/**
 * @param say shows a sentence above the nodes
 * @return { title, nodes }: what the panel shows for an order
 */
export async function orderView(id, signal, say) {
  const [explained, order, items] = await Promise.all([
    ask("explain/orders", { id }, signal),
    ask("data/orders", { id }, signal),
    ask("data/order-items", { order: id, page_size: 200 }, signal),
  ]);
  if (explained.state !== "ready") {
    say(explained.detail);
    return { title: `Order ${id}`, nodes: [] };
  }
  const { answer } = explained;
  const row = order.state === "ready" ? order.answer.item ?? {} : {};
  say(answer.agrees
    ? `The changes of its ${answer.versions.length === 1 ? "one version" : `${answer.versions.length} versions`} add up to ${money(answer.changes_net, answer.currency)}, to the cent what counts.`
    : answer.agrees === null ? "Not all of its versions can be read from the log, so their changes are not added up."
      : `The changes of its versions add up to ${money(answer.changes_net, answer.currency)}; that is not what counts.`);
  const nodes = [
    facts([["Placed", when(answer.placed_at)], ["Status", words(answer.status)], ["Total", money(answer.total, answer.currency)],
      ["Counts", money(answer.net, answer.currency)], ["Country", row.shipping_country], ["City", row.shipping_city], ["Channel", row.channel], ["Customer", row.user_id]]),
  ];
  if (items.state === "ready") nodes.push(table("Lines of the order", LINE_COLUMNS, items.answer.items.map((item) => ({ cells: lineOf(item) }))));
  nodes.push(...answer.versions.map(version));
  return { title: `Order ${id}`, nodes };
}
