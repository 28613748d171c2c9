// Who buys: new and returning customers, what they are worth, and who stays.
import { count, date, money as written } from "../../base/format.js";
import { chartCard } from "../../cards/chart-card.js";
import { against, kpiCard } from "../../cards/kpis.js";
import { look } from "../../cards/look.js";
import { columnsChart } from "../../charts/columns.js";
import { heatChart } from "../../charts/heat.js";
import { linesChart } from "../../charts/lines.js";
import { trendChart } from "../../charts/trend.js";
import { addressOf, customersOf } from "../../drill/target.js";
import { endOf } from "../../filters/ranges.js";
import { aligned, dashed, span, trendOf, trendTable } from "./series.js";

const MAX_COHORTS = 18;
const metrics = (scope) => ["analytics/customer-metrics", { ...scope.sales, granularity: scope.range.granularity }];
const nobody = ({ metrics: answer }) => answer.customers === 0 && answer.anonymous_orders === 0;

export const customerFigures = () => kpiCard({
  id: "customer-figures", title: "Key figures",
  requests: (scope) => ({ metrics: metrics(scope) }),
  // Without buckets, it is the figures of the whole range.
  csv: (scope) => ["analytics/customer-metrics", scope.sales],
  isEmpty: nobody,
  figures({ metrics: answer }, scope) {
    const figure = (name, measure, kind, more = {}) => ({ name, kind, value: answer[measure], change: answer.changes?.[measure] ?? null, against: against(scope), ...more });
    const way = (measure) => ({ values: aligned(answer.series, measure, scope.starts.length).map((value) => value ?? 0) });
    return [
      figure("Customers", "customers", "count", way("customers")),
      figure("New", "new_customers", "count", way("new_customers")),
      figure("Repeat rate", "repeat_rate", "percent", way("repeat_rate")),
      figure("Orders per customer", "orders_per_customer", "decimal", way("orders_per_customer")),
      figure("Lifetime value", "lifetime_value", "money", { ...way("lifetime_value"), aside: "gross so far per customer ever" }),
      figure(`Gone for ${answer.churn_days} days`, "churn_rate", "percent", { lessIsBetter: true, aside: `${count(answer.churned)} of ${count(answer.customers_ever)}` }),
    ];
  },
});

// A first or last week or month may reach beyond the range.
function newOf(scope, i) {
  const { range, currency, chosen: { category, country, channel } } = scope;
  const start = scope.starts[i];
  const { from, to } = span(Math.max(start, range.fromTime), Math.min(endOf(start, range.granularity), range.toTime));
  return customersOf({ new_from: from, new_to: to, currency, category, country, channel, name: `New customers, ${date(start, range.granularity === "day" ? "fullDay" : range.granularity)}` });
}

export const acquisition = (size) => {
  const lines = ({ metrics: answer }, scope) => [["new_customers", "New"], ["returning_customers", "Returning"]]
    .map(([measure, name]) => ({ name, values: aligned(answer.series, measure, scope.starts.length) }));
  return chartCard({
    id: "acquisition", title: "New and returning customers", size, about: "Customers who bought, by whether they had bought before",
    requests: (scope) => ({ metrics: metrics(scope) }),
    isEmpty: nobody,
    chart: (answers, scope, look) => linesChart({ kind: "count", unit: scope.range.granularity, starts: scope.starts, lines: lines(answers, scope), points: true }, look),
    table: (answers, scope, look) => {
      const shown = lines(answers, scope);
      return { columns: [{ name: "From" }, ...shown.map(({ name }) => ({ name, number: true }))],
        rows: scope.starts.map((start, i) => ({ cells: [look.format.date(start, scope.range.granularity), ...shown.map(({ values }) => look.format.count(values[i]))],
          drill: shown[0].values[i] > 0 ? addressOf(newOf(scope, i)) : undefined })) };
    },
    // The first line is that of the new ones.
    drill: (point, answers, scope) => (point.seriesIndex === 0 ? newOf(scope, point.dataIndex) : null),
    note: ({ metrics: answer }) => (answer.anonymous_orders > 0 ? `${count(answer.anonymous_orders)} orders without a customer are not in here.` : ""),
  });
};

export const returning = (size) => {
  const withShare = (series) => series?.map((bucket) => ({ ...bucket, share: bucket.customers === 0 ? null : bucket.returning_customers / bucket.customers }));
  const dataOf = ({ metrics: answer }, scope) => trendOf({ series: withShare(answer.series), former_series: withShare(answer.former_series) }, scope,
    { measure: "share", name: "Had bought before", kind: "percent", form: "line", missing: null });
  return chartCard({
    id: "returning", title: "Returning customers", size, about: "Share of the customers who had bought before",
    requests: (scope) => ({ metrics: metrics(scope) }),
    isEmpty: nobody,
    chart: (answers, scope, look) => trendChart(dataOf(answers, scope), look),
    table: (answers, scope, look) => trendTable(dataOf(answers, scope), look),
    note: (answers, scope) => dashed(scope),
  });
};

export const lifetimeValue = (size) => {
  const border = (bucket, look) => (bucket.from === null ? `below ${look.format.shortMoney(bucket.to)}` : bucket.to === null ? `${look.format.shortMoney(bucket.from)} or more`
    : `${look.format.shortMoney(bucket.from)} – ${look.format.shortMoney(bucket.to)}`);
  const behind = (bucket, scope) => customersOf({ lifetime_from: bucket.from, lifetime_to: bucket.to, currency: scope.currency, name: `Lifetime value: ${border(bucket, look(scope.currency))}` });
  return chartCard({
    id: "lifetime-value", title: "Lifetime value", size, about: "Customers by their net revenue over all time",
    requests: (scope) => ({ values: ["analytics/lifetime-value", { currency: scope.currency }] }),
    isEmpty: ({ values }) => values.customers === 0,
    emptyWords: "No customer has bought yet",
    chart: ({ values }, scope, look) => columnsChart({ name: "customers", kind: "count", items: values.buckets.map((bucket) => ({ name: border(bucket, look), value: bucket.customers,
      note: `${look.format.percent(bucket.share_of_customers)} of customers, ${look.format.percent(bucket.share_of_net)} of net revenue` })) }, look),
    table: ({ values }, scope, look) => ({
      columns: [{ name: "Net revenue" }, { name: "Customers", number: true }, { name: "Net", number: true }],
      rows: values.buckets.map((bucket) => ({ cells: [border(bucket, look), look.format.count(bucket.customers), look.format.money(bucket.net)],
        drill: bucket.customers > 0 ? addressOf(behind(bucket, scope)) : undefined })),
    }),
    drill: (point, { values }, scope) => behind(values.buckets[point.dataIndex], scope),
    note: ({ values }, scope) => `All time: median ${money(values.median, scope)}, mean ${money(values.mean, scope)}, one in a hundred above ${money(values.p99, scope)}.`,
  });
};

export const cohorts = (size) => {
  const shown = (answer) => answer.items.slice(-MAX_COHORTS);
  const cells = (answer) => shown(answer).flatMap((cohort, row) => cohort.months.map((month) => ({ row, column: month.number, value: month.retention_rate, month, cohort })));
  const drawn = (answer) => cells(answer).filter(({ column }) => column > 0);
  const behind = ({ cohort, month: active, column }, scope) => customersOf({ cohort: cohort.month.slice(0, 7), active: active.month.slice(0, 7), currency: scope.currency,
    name: `First order in ${month(cohort, look(scope.currency))}, bought ${column === 0 ? "in that month" : column === 1 ? "1 month later" : `${column} months later`}` });
  const width = (answer) => Math.max(...shown(answer).map((cohort) => cohort.months.at(-1)?.number ?? 0)) + 1;
  return chartCard({
    id: "cohorts", title: "Cohorts", size, about: "Of the customers whose first order was in a month: the share who bought again, by months since",
    height: ({ cohorts: answer }) => 40 + shown(answer).length * 28,
    requests: (scope) => ({ cohorts: ["analytics/cohorts", { currency: scope.currency }] }),
    isEmpty: ({ cohorts: answer }) => answer.items.length === 0,
    emptyWords: "No customer has bought yet",
    chart: ({ cohorts: answer }, scope, look) => heatChart({
      kind: "percent", labelled: true, columns: Array.from({ length: width(answer) - 1 }, (_, i) => String(i + 1)), rows: shown(answer).map((cohort) => month(cohort, look)),
      cells: drawn(answer).map((cell) => ({ ...cell, column: cell.column - 1, note: `${look.format.count(cell.month.active_customers)} of ${look.format.count(cell.cohort.customers)} customers, ${look.format.money(cell.month.net)}` })),
    }, look),
    table: ({ cohorts: answer }, scope, look) => ({
      columns: [{ name: "First order in" }, { name: "Months since", number: true }, { name: "Active", number: true }, { name: "Of", number: true }, { name: "Retention", number: true }, { name: "Net", number: true }],
      rows: cells(answer).map((cell) => ({ cells: [month(cell.cohort, look), String(cell.column), look.format.count(cell.month.active_customers), look.format.count(cell.cohort.customers),
        look.format.percent(cell.value), look.format.money(cell.month.net)], drill: cell.month.active_customers > 0 ? addressOf(behind(cell, scope)) : undefined })),
    }),
    drill: (point, { cohorts: answer }, scope) => behind(drawn(answer)[point.dataIndex], scope),
    note: ({ cohorts: answer }) => (answer.items.length > MAX_COHORTS ? `The last ${MAX_COHORTS} of ${answer.items.length} months (UTC), over all time.` : "Months of UTC, over all time."),
  });
};

// A month of UTC must not become the one before it to the west of Greenwich.
const month = (cohort, look) => look.format.date(`${cohort.month}T12:00:00Z`, "month");
const money = (value, scope) => written(value, scope.currency);
