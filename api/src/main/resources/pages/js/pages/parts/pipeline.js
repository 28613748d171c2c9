// The state of the pipeline: lag, quality, what was rejected and what was rebuilt.
import { element } from "../../base/dom.js";
import { age, count, date, money, score, words } from "../../base/format.js";
import { chartCard } from "../../cards/chart-card.js";
import { addressOfOrder } from "../../drill/target.js";
import { money as written } from "../../base/format.js";
import { linesChart } from "../../charts/lines.js";
import { trendChart } from "../../charts/trend.js";

const MAX_LINES = 6;
const number = (value) => (value === null || value === undefined ? "–" : count(value));

function chip(state, kind) {
  return element("span", `chip ${kind}`, words(state));
}

const PART_CHIP = { up: "delivered", down: "cancelled" };

export const parts = (size) => chartCard({
  id: "parts", title: "Parts", size, about: "What shopstream is made of, and since when it is in its state",
  requests: () => ({ status: ["status", {}] }),
  rows: ({ status }) => status.health.parts,
  chart: null,
  table: ({ status }) => ({
    columns: [{ name: "Part" }, { name: "State" }, { name: "Since" }, { name: "Detail", wrap: true }],
    rows: status.health.parts.map((part) => ({ cells: [words(part.name), chip(part.status, PART_CHIP[part.status] ?? ""), date(part.since, "full"), part.detail ?? ""] })),
  }),
  note: ({ status }) => `Newest order loaded ${age(status.freshness?.newest_order_age_seconds)}; marts changed ${age(status.freshness?.marts_age_seconds)}; the quality score is ${status.quality ? score(status.quality.score) : "not known yet"}.`,
});

export const lag = (size) => {
  // A young shop has lags of its first minutes only: the hours before are not drawn.
  const measuredFrom = (answer) => Math.max(0, Math.min(...answer.series.map((line) => line.lag.findIndex((value) => value !== null)).filter((at) => at >= 0)));
  const lines = ({ lag: answer }) => answer.series.map((line) => ({ name: `${line.consumer_group} ${line.topic}`, values: line.lag.slice(measuredFrom(answer)), most: Math.max(...line.lag.map((value) => value ?? 0)) }))
    .sort((a, b) => b.most - a.most).slice(0, MAX_LINES);
  return chartCard({
    id: "lag", title: "Lag over the last 24 hours", size, about: "Records that a consumer group has yet to read, the highest of each bucket",
    requests: () => ({ lag: ["etl/lag", {}] }),
    isEmpty: ({ lag: answer }) => answer.series.every((line) => line.lag.every((value) => value === null)),
    emptyWords: "No lag was measured yet", hint: () => "The sink measures it every 10 seconds.",
    chart: (answers, scope, look) => linesChart({ kind: "count", unit: "minute", starts: answers.lag.times.slice(measuredFrom(answers.lag)), lines: lines(answers) }, look),
    table: ({ lag: answer }) => ({
      columns: [{ name: "Consumer group" }, { name: "Topic" }, { name: "Now", number: true }, { name: "Highest", number: true }],
      rows: answer.series.map((line) => ({ cells: [line.consumer_group, line.topic, number(line.lag.findLast((value) => value !== null)), number(Math.max(...line.lag.map((value) => value ?? 0)))] })),
    }),
    note: ({ lag: answer }) => (answer.series.length > MAX_LINES ? `The ${MAX_LINES} highest of ${answer.series.length}; the table has all.` : ""),
  });
};

export const qualityScore = (size) => {
  const dataOf = ({ history }) => ({ name: "Score", kind: "score", form: "line", unit: "hour", starts: history.items.map((run) => run.checked_at), values: history.items.map((run) => run.score), former: null, today: null, max: 100 });
  return chartCard({
    id: "quality-score", title: "Quality score", size, about: "100 only if nothing failed",
    requests: () => ({ history: ["quality/history", {}] }),
    isEmpty: ({ history }) => history.items.length === 0, emptyWords: "The checks have not run yet",
    chart: (answers, scope, look) => trendChart(dataOf(answers), look),
    table: ({ history }) => ({
      columns: [{ name: "Checked" }, { name: "Score", number: true }, { name: "Failed", number: true }, { name: "Not judged", number: true }],
      rows: history.items.toReversed().map((run) => ({ cells: [date(run.checked_at, "full"), score(run.score), number(run.failed), number(run.not_judged)] })),
    }),
  });
};

export const checks = (size) => chartCard({
  id: "checks", title: "Quality checks", size, about: "The last run; what failed is at the top",
  requests: () => ({ quality: ["quality", {}] }),
  isEmpty: ({ quality }) => quality.checks.length === 0, emptyIfMissing: true, emptyWords: "The checks have not run yet", hint: () => "The sink runs them every few minutes.",
  chart: null,
  table: ({ quality }) => ({
    columns: [{ name: "Check" }, { name: "Table" }, { name: "State" }, { name: "Checked", number: true }, { name: "Failed", number: true }, { name: "Detail", wrap: true }],
    rows: quality.checks.toSorted((a, b) => Number(b.failed > 0) - Number(a.failed > 0)).map((check) => ({ cells: [words(check.name), check.table ?? "–",
      check.judged ? chip(check.failed > 0 ? "failed" : "passed", check.failed > 0 ? "cancelled" : "delivered") : chip("not judged", ""), number(check.checked), number(check.failed), check.detail ?? ""] })),
  }),
});

const categoryName = (id, scope) => scope.offered.categories.find((category) => category.category_id === id)?.name ?? id ?? "unknown";

function exampleOf(example, scope) {
  const link = element("a", "", written(example.amount, example.currency));
  link.href = addressOfOrder(example.order_id);
  link.title = `Order ${example.order_id}`;
  return element("li", "", link, ` in ${categoryName(example.category_id, scope)}`);
}

export const outliers = (size) => {
  const check = ({ quality }) => quality.checks.find(({ name }) => name === "outlier-orders");
  return chartCard({
    id: "outliers", title: "Unusual orders", size, about: "Far from the median of their currency and category, by the median absolute deviation; they count as any other",
    requests: () => ({ quality: ["quality", {}] }),
    isEmpty: (answers) => !check(answers)?.measured?.limits?.length, emptyIfMissing: true, emptyWords: "No unusual orders were looked for yet", hint: () => "The checks look for them once a day.",
    rows: (answers) => check(answers).measured.limits,
    chart: null,
    table: (answers, scope, look) => ({
      columns: [{ name: "Category" }, { name: "Currency" }, { name: "Orders", number: true }, { name: "Median", number: true }, { name: "Usual from", number: true }, { name: "Usual to", number: true }, { name: "Unusual", number: true }],
      rows: check(answers).measured.limits.map((limit) => ({ cells: [scope.offered.categories.find((category) => category.category_id === limit.category_id)?.name ?? limit.category_id ?? "unknown", limit.currency, number(limit.orders), money(limit.median, limit.currency), money(limit.low, limit.currency), money(limit.high, limit.currency), number(limit.outliers)] })),
    }),
    below: (answers, scope) => {
      const examples = check(answers).measured.examples ?? [];
      return element("div", "", ...(examples.length > 0 ? [element("p", "", "The most unusual ones:"), element("ul", "", ...examples.map((example) => exampleOf(example, scope)))] : []));
    },
    note: (answers) => `${number(check(answers)?.measured.outliers)} of ${number(check(answers)?.checked)} orders are unusual.`,
  });
};

export const rejected = (size) => chartCard({
  id: "rejected", title: "Rejected records", size, about: "By consumer group and reason; none is lost: each is kept with its bytes",
  requests: () => ({ status: ["status", {}] }),
  csv: ["rejected", {}],
  isEmpty: ({ status }) => !status.rejected || status.rejected.total === 0, emptyWords: "No record was rejected", hint: () => "",
  chart: null,
  table: ({ status }) => ({
    columns: [{ name: "Reason" }, { name: "Consumer group" }, { name: "Records", number: true }],
    rows: status.rejected.by.map((entry) => ({ cells: [words(entry.reason), entry.consumer_group, number(entry.records)], drill: `api/rejected?${new URLSearchParams({ reason: entry.reason, consumer_group: entry.consumer_group })}` })),
  }),
});

const RUN_CHIP = { DONE: "delivered", RUNNING: "paid" };

export const rebuilds = (size) => chartCard({
  id: "rebuilds", title: "Rebuilds", size, about: "Tables that were filled again from the topics, while readers read on",
  requests: () => ({ rebuilds: ["etl/rebuilds", { page_size: 50 }] }),
  isEmpty: ({ rebuilds: answer }) => answer.items.length === 0, emptyWords: "Nothing was rebuilt yet", hint: () => "./shopstream rebuild fills tables again from the topics.",
  chart: null,
  table: ({ rebuilds: answer }) => ({
    columns: [{ name: "Started" }, { name: "State" }, { name: "Ended" }, { name: "Records", number: true }, { name: "Differences", number: true }, { name: "Tables", wrap: true }, { name: "Reason", wrap: true }],
    rows: answer.items.map((run) => ({ cells: [date(run.started_at, "full"), chip(run.state, RUN_CHIP[run.state] ?? "cancelled"), date(run.ended_at, "full"), number(run.records), number(run.differences), run.tables, run.reason ?? ""] })),
  }),
});
