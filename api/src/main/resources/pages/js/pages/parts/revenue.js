// Revenue, orders and what an order is worth: over time, and as key figures.
import { count, date, money } from "../../base/format.js";
import { chartCard } from "../../cards/chart-card.js";
import { against, kpiCard } from "../../cards/kpis.js";
import { trendChart } from "../../charts/trend.js";
import { addressOf, linesOf } from "../../drill/target.js";
import { endOf } from "../../filters/ranges.js";
import { aligned, dashed, showsToday, span, trendOf, trendTable } from "./series.js";

const trends = (scope) => ["analytics/trends", { ...scope.sales, granularity: scope.range.granularity }];
const today = (scope) => (showsToday(scope) ? { today: ["analytics/revenue", scope.salesNow] } : {});
export const nothingSold = ({ trends: answer }) => answer.series.every((bucket) => bucket.orders === 0 && bucket.units === 0);

const HOUR = 3_600_000;
const DATES = { hour: "hour", day: "fullDay", week: "fullDay", month: "month" };

// What was clicked, in words: the measure, when, and what the page is narrowed to.
function nameOf(title, when, { chosen, offered }) {
  const category = offered.categories.find((entry) => entry.category_id === chosen.category)?.name ?? chosen.category;
  return [title, when, category, chosen.country, chosen.channel].filter(Boolean).join(", ");
}

/** The lines of one bucket. */
function bucketTarget(title, scope, i) {
  const start = scope.starts[i];
  const { currency, chosen: { category, country, channel } } = scope;
  const begin = Math.max(start, scope.range.fromTime);
  const end = Math.min(endOf(start, scope.range.granularity), scope.range.toTime);
  const { granularity } = scope.range;
  const when = `${granularity === "week" ? "week of " : ""}${date(begin, DATES[granularity])}`;
  return linesOf({ ...span(begin, end), currency, category, country, channel, name: nameOf(title, when, scope) });
}

// Nothing is sold in the future, so the hour that is running can be taken as a whole: sums are kept by whole hours.
const todayTarget = (title, scope) => {
  const { currency, chosen: { category, country, channel } } = scope;
  return linesOf({ ...span(scope.range.toTime, Math.ceil(Date.now() / HOUR) * HOUR), currency, category, country, channel, name: nameOf(title, "today so far", scope) });
};

/** @param spec { id, title, measure, kind, form, size, about, missing } */
export function measureTrend(spec) {
  const dataOf = ({ trends: answer, today: now }, scope) => trendOf(answer, scope, { measure: spec.measure, name: spec.title, kind: spec.kind, form: spec.form, missing: spec.missing ?? 0,
    today: now && spec.measure in now ? now[spec.measure] : null });
  return chartCard({
    about: spec.about ?? "",
    ...spec,
    requests: (scope) => ({ trends: trends(scope), ...today(scope) }),
    isEmpty: nothingSold,
    note: (answers, scope) => [dashed(scope), answers.today ? `The ${spec.form === "line" ? "ring" : "outlined bar"} is today so far.` : ""].filter(Boolean).join(" "),
    chart: (answers, scope, look) => trendChart(dataOf(answers, scope), look),
    table: (answers, scope, look) => trendTable(dataOf(answers, scope), look, (i) => addressOf(bucketTarget(spec.title, scope, i))),
    drill: (point, answers, scope) => (point.dataIndex < scope.starts.length ? bucketTarget(spec.title, scope, point.dataIndex) : todayTarget(spec.title, scope)),
  });
}

/** Net revenue, orders, average order value and more, each against the span before. */
export function salesFigures({ id, title, withVisits }) {
  return kpiCard({
    id, title,
    requests: (scope) => ({ revenue: ["analytics/revenue", scope.sales], trends: trends(scope), ...today(scope),
      ...(withVisits && !scope.filtered ? { funnel: ["analytics/funnel", scope.visits] } : {}) }),
    isEmpty: nothingSold,
    figures({ revenue, trends: answer, today: now, funnel }, scope) {
      const values = (measure, missing) => aligned(answer.series, measure, scope.starts.length, missing);
      const change = (measure) => revenue.changes?.[measure] ?? null;
      const figure = (name, measure, kind, more = {}) => ({ name, kind, value: revenue[measure], change: change(measure), against: against(scope), values: values(measure), ...more });
      const figures = [
        figure("Net revenue", "net", "money", now ? { aside: `today so far ${money(now.net, scope.currency)}` } : {}),
        figure("Orders", "orders", "count", now ? { aside: `today so far ${count(now.orders)}` } : {}),
        figure("Average order value", "average_order_value", "money"),
        figure("Units", "units", "count"),
        figure("Returns", "returns", "money", { lessIsBetter: false }),
      ];
      if (funnel) {
        figures.push({ name: "Conversion", kind: "percent", value: funnel.conversion_rate, change: funnel.changes?.conversion_rate ?? null, against: against(scope),
          values: values("conversion_rate", null), aside: scope.visitsByUtc ? "days of UTC" : "" });
      }
      return figures;
    },
  });
}
