// Visits: how many reach each step, and how that changes over time. Visits have no currency, country or category.
import { STEPS } from "../../base/visits.js";
import { chartCard } from "../../cards/chart-card.js";
import { funnelChart } from "../../charts/funnel.js";
import { linesChart } from "../../charts/lines.js";
import { aligned } from "./series.js";

const RATES = STEPS.slice(2);
const noVisits = ({ funnel }) => funnel.sessions === 0;
const daysOfUtc = (answers, scope) => (scope.visitsByUtc ? "Days of UTC: visits are counted by its hours." : "");
const words = { emptyWords: "No visits in this range", hint: () => "Imported orders have no visits." };

export const funnel = (size) => chartCard({
  id: "funnel", title: "From visit to order", size, about: "Visits that reached each step, and the share of the step before", height: 260,
  requests: (scope) => ({ funnel: ["analytics/funnel", scope.visits] }),
  isEmpty: noVisits, ...words,
  chart: ({ funnel: answer }, scope, look) => funnelChart({ steps: STEPS.map(([measure, name]) => ({ name, value: answer[measure] })) }, look),
  table: ({ funnel: answer }, scope, look) => ({
    columns: [{ name: "Step" }, { name: "Visits", number: true }, { name: "Of all", number: true }, ...(answer.changes ? [{ name: "Before", number: true }] : [])],
    rows: STEPS.map(([measure, name]) => ({ cells: [name, look.format.count(answer[measure]), look.format.percent(answer[measure] / answer.sessions),
      ...(answer.changes ? [look.format.count(answer.changes[measure]?.former)] : [])] })),
  }),
  note: daysOfUtc,
});

export const funnelOverTime = (size) => {
  const rates = (answer, scope) => {
    const sessions = aligned(answer.series, "sessions", scope.starts.length);
    return RATES.map(([measure, name]) => ({ name, values: aligned(answer.series, measure, scope.starts.length).map((value, i) => (sessions[i] ? value / sessions[i] : null)) }));
  };
  return chartCard({
    id: "funnel-trend", title: "Conversion over time", size, about: "Share of visits that reached a step",
    requests: (scope) => ({ funnel: ["analytics/funnel", { ...scope.visits, compare: "", granularity: scope.range.granularity }] }),
    isEmpty: noVisits, ...words, note: daysOfUtc,
    chart: ({ funnel: answer }, scope, look) => linesChart({ kind: "percent", unit: scope.range.granularity, starts: scope.starts, lines: rates(answer, scope) }, look),
    table: ({ funnel: answer }, scope, look) => {
      const lines = rates(answer, scope);
      return { columns: [{ name: "From" }, ...lines.map(({ name }) => ({ name, number: true }))],
        rows: scope.starts.map((start, i) => ({ cells: [look.format.date(start, scope.range.granularity), ...lines.map(({ values }) => look.format.percent(values[i]))] })) };
    },
  });
};
