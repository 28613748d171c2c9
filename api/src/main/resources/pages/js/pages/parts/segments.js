// Customers in groups: by recency, frequency and monetary value, and by loyalty.
import { element } from "../../base/dom.js";
import { date, words } from "../../base/format.js";
import { chartCard } from "../../cards/chart-card.js";
import { table } from "../../cards/table.js";
import { heatChart } from "../../charts/heat.js";
import { addressOf, customersOf } from "../../drill/target.js";

const SCORES = [5, 4, 3, 2, 1];
const rfm = (scope) => ["analytics/rfm", { currency: scope.currency, to: scope.range.toTime.toISOString(), country: scope.chosen.country }];
const nobody = { isEmpty: ({ rfm: answer }) => answer.customers === 0, emptyWords: "No customer had bought by the end of this range" };

// As the answer is: of the end of the range, and of one country.
const scored = (scope, choice) => customersOf({ ...choice, ...rfm(scope)[1] });
const cellOf = (cell, scope) => scored(scope, { rfm: `${cell.recency}${cell.frequency}`, name: `Recency ${cell.recency}, frequency ${cell.frequency}` });
const segmentOf = (item, scope) => scored(scope, { rfm_segment: item.segment, name: `RFM segment: ${words(item.segment)}` });
const loyaltyOf = (item, scope) => customersOf({ segment: item.segment, currency: scope.currency, name: `Loyalty segment: ${words(item.segment)}` });

/** The way to the customers of a group; none if there are none. */
const way = (item, target) => (item.customers > 0 ? addressOf(target) : undefined);

function segmentName(item) {
  const name = element("span", "", words(item.segment));
  name.title = item.rule;
  return name;
}

export const rfmGrid = (size) => {
  const title = "What each score means";
  const scores = element("div");
  // One for all answers, so that it stays open when the page looks again.
  const meaning = element("details", "", element("summary", "", title), scores);
  return chartCard({
    id: "rfm-grid", title: "Recency by frequency", size, about: "Customers by quintile; 5 is best: bought lately, bought often", height: 300,
    requests: (scope) => ({ rfm: rfm(scope) }), ...nobody,
    rows: ({ rfm: answer }) => answer.grid,
    chart: ({ rfm: answer }, scope, look) => heatChart({
      kind: "count", labelled: true, columns: [1, 2, 3, 4, 5].map((score) => `F${score}`), rows: SCORES.map((score) => `R${score}`),
      cells: answer.grid.map((cell) => ({ column: cell.frequency - 1, row: 5 - cell.recency, value: cell.customers, note: look.format.money(cell.net) })),
    }, look),
    table: ({ rfm: answer }, scope, look) => ({
      columns: [{ name: "Scores" }, { name: "Customers", number: true }, { name: "Net", number: true }],
      rows: answer.grid.map((cell) => ({ cells: [`R${cell.recency} F${cell.frequency}`, look.format.count(cell.customers), look.format.money(cell.net)], drill: way(cell, cellOf(cell, scope)) })),
    }),
    drill: (point, { rfm: answer }, scope) => cellOf(answer.grid[point.dataIndex], scope),
    below({ rfm: answer }, scope, look) {
      scores.replaceChildren(table(title, [{ name: "Measure" }, { name: "Score", number: true }, { name: "Customers", number: true }, { name: "From", number: true }, { name: "To", number: true }],
        answer.quintiles.map((row) => ({ cells: [words(row.measure), String(row.score), look.format.count(row.customers), written(row, row.lowest, look), written(row, row.highest, look)] }))));
      return meaning;
    },
    note: (answers, scope) => `As of the end of ${date(scope.range.toTime - 1, "fullDay")}.`,
  });
};

const written = (row, value, look) => (value === null ? "–" : row.measure === "recency" ? look.format.date(value, "fullDay") : row.measure === "monetary" ? look.format.money(value) : look.format.count(Number(value)));

export const rfmSegments = (size) => chartCard({
  id: "rfm-segments", title: "RFM segments", size, about: "By quintiles of recency, frequency and monetary value",
  requests: (scope) => ({ rfm: rfm(scope) }), ...nobody,
  chart: null,
  table: ({ rfm: answer }, scope, look) => ({
    columns: [{ name: "Segment" }, { name: "Customers", number: true }, { name: "Share", number: true }, { name: "Net", number: true }, { name: "Share of net", number: true }, { name: "Rule", wrap: true }],
    rows: answer.segments.map((item) => ({ cells: [segmentName(item), look.format.count(item.customers), look.format.percent(item.share_of_customers), look.format.money(item.net), look.format.percent(item.share_of_net), item.rule], drill: way(item, segmentOf(item, scope)) })),
  }),
});

export const loyalty = (size) => chartCard({
  id: "loyalty", title: "Loyalty segments", size, about: "By the orders of a customer that stand, over all time",
  requests: (scope) => ({ segments: ["analytics/segments", { currency: scope.currency }] }),
  isEmpty: ({ segments }) => segments.customers === 0,
  emptyWords: "No customer has bought yet",
  chart: null,
  table: ({ segments }, scope, look) => ({
    columns: [{ name: "Segment" }, { name: "Customers", number: true }, { name: "Share", number: true }, { name: "Net", number: true }, { name: "Per customer", number: true }, { name: "Per order", number: true }],
    rows: segments.items.map((item) => ({ cells: [words(item.segment), look.format.count(item.customers), look.format.percent(item.share_of_customers), look.format.money(item.net), look.format.money(item.net_per_customer), look.format.money(item.average_order_value)], drill: way(item, loyaltyOf(item, scope)) })),
  }),
});
