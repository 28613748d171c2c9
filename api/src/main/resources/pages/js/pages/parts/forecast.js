// The days to come, with how well the same model forecast the past.
import { element } from "../../base/dom.js";
import { count, date, decimal, percent } from "../../base/format.js";
import { chartCard } from "../../cards/chart-card.js";
import { forecastChart } from "../../charts/forecast.js";
import { addressOf, linesOf } from "../../drill/target.js";
import { span } from "./series.js";

const MODELS = { combined: "Trend and seasons", "seasonal-naive": "The last week, repeated" };

/** The lines of a day of the past; nothing is behind a day to come. */
function dayTarget({ forecast }, scope, i) {
  const { history, series } = forecast;
  if (i >= history.length) return null;
  const next = history[i + 1] ?? series[0];
  const { currency, chosen: { category, country, channel } } = scope;
  const name = ["Net revenue", date(history[i].start, "fullDay"), country, channel].filter(Boolean).join(", ");
  return linesOf({ ...span(history[i].start, next.start), currency, category, country, channel, name });
}

/** How the answer was tested, as a list. */
function tests({ forecast }) {
  const { model, mase, naive_mase: naive, coverage, interval, origins, tested_days: days } = forecast;
  const facts = [
    `Model: ${MODELS[model] ?? model} (${model})`,
    mase === null ? "Error: none, all days are as a week before" : `MASE ${decimal(mase, 2)}, of the last week repeated ${decimal(naive, 2)}`,
    `${percent(coverage, 0)} of the tested days within the band, which is meant to hold ${percent(interval, 0)}`,
    `${count(origins)} ${origins === 1 ? "test" : "tests"} of ${days} days each`,
  ];
  return element("ul", "quiet", ...facts.map((fact) => element("li", "", fact)));
}

export const forecast = (size) => chartCard({
  id: "forecast", title: "Forecast of net revenue", size, about: "30 days from the last complete day, whatever range is chosen", height: 280,
  emptyWords: "Too short a history",
  requests({ currency, days, chosen: { category, country, channel } }) {
    return { forecast: ["analytics/forecast", { currency, time_zone: days.time_zone, category, country, channel }] };
  },
  isEmpty: ({ forecast: answer }) => answer.series.length === 0,
  hint: ({ forecast: answer }) => answer.message,
  note: ({ forecast: answer }) => answer.message,
  chart: ({ forecast: answer }, scope, look) => forecastChart({
    name: "Net revenue", kind: "money", share: answer.interval,
    past: answer.history.map(({ start, net }) => ({ start, value: net })),
    ahead: answer.series.map(({ start, net, low, high }) => ({ start, value: net, low, high })),
  }, look),
  below: (answers) => tests(answers),
  table: (answers, scope, look) => ({
    columns: [{ name: "Day" }, { name: "Kind" }, { name: "Net revenue", number: true }, { name: "Low", number: true }, { name: "High", number: true }],
    rows: [...answers.forecast.history, ...answers.forecast.series].map((day, i) => {
      const target = dayTarget(answers, scope, i);
      return {
        cells: [look.format.date(day.start, "fullDay"), target ? "past" : "forecast", look.format.money(day.net), look.format.money(day.low), look.format.money(day.high)],
        drill: target ? addressOf(target) : undefined,
      };
    }),
  }),
  drill: (point, answers, scope) => dayTarget(answers, scope, point.dataIndex),
});
