// Products: what sells best and worst, what it earns, and how long the stock lasts.
import { count } from "../../base/format.js";
import { chartCard } from "../../cards/chart-card.js";
import { barsChart } from "../../charts/bars.js";
import { addressOf, linesOf } from "../../drill/target.js";
import { span } from "./series.js";

const SHOWN = 10;
const LISTED = 100;
const ROW = 36;
const nameOf = (item) => item.name ?? item.product_id;
const categoryName = (id, scope) => scope.offered.categories.find((category) => category.category_id === id)?.name ?? id ?? "–";

const targetOf = (item, scope) => linesOf({
  ...span(scope.range.fromTime, scope.range.toTime), currency: scope.currency, product: item.product_id,
  country: scope.chosen.country, channel: scope.chosen.channel, name: `${nameOf(item)}, net revenue`,
});

function ranking(spec) {
  return chartCard({
    ...spec,
    requests: (scope) => ({ ranking: ["analytics/top-products", { ...scope.sales, by: "net", limit: spec.limit ?? LISTED, ...spec.params }] }),
    isEmpty: ({ ranking: answer }) => answer.items.length === 0,
    height: ({ ranking: answer }) => Math.max(180, Math.min(SHOWN, answer.items.length) * ROW),
    chart: ({ ranking: answer }, scope, look) => barsChart({ kind: "money", items: answer.items.slice(0, SHOWN).map((item) => ({ name: nameOf(item), value: item.net, share: null,
      note: `${look.format.count(item.units)} units${item.changes ? `, ${look.format.signedPercent(item.changes.net?.percent)} on before` : ""}` })) }, look),
    table: ({ ranking: answer }, scope, look) => ({
      columns: [{ name: "Product" }, { name: "Category" }, { name: "Net", number: true }, { name: "Units", number: true }, { name: "Orders", number: true }, ...(answer.compared_with ? [{ name: "Change", number: true }] : [])],
      rows: answer.items.map((item) => ({ cells: [nameOf(item), categoryName(item.category, scope), look.format.money(item.net), look.format.count(item.units), look.format.count(item.orders),
        ...(answer.compared_with ? [look.format.signedPercent(item.changes?.net?.percent)] : [])], drill: addressOf(targetOf(item, scope)) })),
    }),
    drill: (point, { ranking: answer }, scope) => targetOf(answer.items[point.dataIndex], scope),
    note: ({ ranking: answer }) => (answer.items.length > SHOWN ? `${SHOWN} of them; the table has ${answer.items.length}.` : ""),
  });
}

export const bestSellers = (size) => ranking({ id: "best-sellers", title: "Best sellers", size, about: "By net revenue" });
export const worstSellers = (size) => ranking({ id: "worst-sellers", title: "Worst sellers", size, about: "The least net revenue of those that sold or came back", params: { order: "worst", compare: "" } });

export const margins = (size) => chartCard({
  id: "margins", title: "Margins", size, about: "Net revenue less the unit cost at the sale; unknown where a line has no cost",
  requests: (scope) => ({ ranking: ["analytics/top-products", { ...scope.sales, compare: "", by: "net", limit: LISTED, margins: true }] }),
  isEmpty: ({ ranking: answer }) => answer.items.length === 0,
  chart: null,
  table: ({ ranking: answer }, scope, look) => ({
    columns: [{ name: "Product" }, { name: "Net", number: true }, { name: "Cost", number: true }, { name: "Margin", number: true }, { name: "Rate", number: true }],
    rows: answer.items.map((item) => ({ cells: [nameOf(item), look.format.money(item.net), look.format.money(item.cost), look.format.money(item.margin), look.format.percent(item.margin_rate)], drill: addressOf(targetOf(item, scope)) })),
  }),
  note: ({ ranking: answer }) => `The ${answer.items.length} products with the most net revenue.`,
});

const DAY = 86_400_000;

// What was sold in the days that are counted, which are of UTC; in all currencies, as the stock is.
const soldOf = (item, { last_day: last, days }) => (last === null ? undefined : addressOf({
  rows: "items", ...span(Date.parse(last) - (days - 1) * DAY, Date.parse(last) + DAY), product: item.product_id, name: `${nameOf(item)}, sold in ${days} days`,
}));

export const inventory = (size) => chartCard({
  id: "inventory", title: "Inventory", size, about: "Those that run out first at the top: days that the stock lasts at the pace of the last 90 days, and turnover",
  requests: (scope) => ({ stock: ["analytics/inventory", { category: scope.chosen.category, limit: LISTED }] }),
  isEmpty: ({ stock }) => stock.items.length === 0,
  emptyWords: "There are no products in the catalogue",
  hint: () => "Imported orders bring no stock; products come with the shop's database.",
  chart: null,
  table: ({ stock }, scope, look) => ({
    columns: [{ name: "Product" }, { name: "Category" }, { name: "Stock", number: true }, { name: "Lasts, days", number: true }, { name: "Sold in 90 days", number: true }, { name: "Turnover", number: true }],
    rows: stock.items.map((item) => ({ cells: [nameOf(item), categoryName(item.category_id, scope), look.format.count(item.stock_quantity), item.days_of_stock === null ? "–" : look.format.decimal(item.days_of_stock),
      look.format.count(item.units_sold), item.turnover === null ? "–" : look.format.decimal(item.turnover)], drill: soldOf(item, stock) })),
  }),
  note: ({ stock }) => (stock.products > stock.items.length ? `The first ${stock.items.length} of ${count(stock.products)}; all currencies and countries.` : "All currencies and countries."),
});
