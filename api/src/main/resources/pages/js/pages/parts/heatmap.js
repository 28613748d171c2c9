// When people buy and visit: weekdays by hours, in the viewer's time zone.
import { weekdayName } from "../../base/format.js";
import { chartCard } from "../../cards/chart-card.js";
import { heatChart } from "../../charts/heat.js";
import { addressOf } from "../../drill/target.js";
import { ZONE } from "../../filters/ranges.js";

const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, "0"));
const DAYS = [1, 2, 3, 4, 5, 6, 7];
const MAX_DAYS = 4000;
const DAY = 86_400_000;

function range(scope) {
  const { fromTime, toTime, from } = scope.range;
  if (toTime - fromTime <= MAX_DAYS * DAY) return from;
  return new Date(toTime.getTime() - MAX_DAYS * DAY).toISOString();
}

// The hours of a year are a list that a browser can take; those of a longer range are not.
const MAX_LISTED = 400 * DAY;

function targetOf(cell, scope) {
  const { currency, range: { fromTime, toTime, from, to }, chosen: { category, country, channel } } = scope;
  if (cell.orders === 0 || toTime - fromTime > MAX_LISTED) return null;
  return { rows: "hours", from, to, currency, category, country, channel, weekday: String(cell.weekday), hour: String(cell.hour),
    name: [`${weekdayName(cell.weekday)}, ${HOURS[cell.hour]}:00`, country, channel].filter(Boolean).join(", ") };
}

function addressOfCell(cell, scope) {
  const target = targetOf(cell, scope);
  return target ? addressOf(target) : undefined;
}

export const activity = (size) => chartCard({
  id: "activity", title: "When orders come in", size, about: `Orders by weekday and hour of ${ZONE}`, height: 300,
  requests: (scope) => ({ heat: ["analytics/heatmap", { ...scope.sales, compare: "", from: range(scope) }] }),
  isEmpty: ({ heat }) => heat.cells.every((cell) => cell.orders === 0),
  chart: ({ heat }, scope, look) => heatChart({
    kind: "count", columns: HOURS, rows: DAYS.map(weekdayName), labelled: false,
    cells: heat.cells.map((cell) => ({ column: cell.hour, row: cell.weekday - 1, value: cell.orders, note: look.format.money(cell.net) })),
  }, look),
  table: ({ heat }, scope, look) => ({
    columns: [{ name: "Weekday" }, { name: "Hour", number: true }, { name: "Orders", number: true }, { name: "Net", number: true }],
    rows: heat.cells.map((cell) => ({ cells: [weekdayName(cell.weekday), HOURS[cell.hour], look.format.count(cell.orders), look.format.money(cell.net)], drill: addressOfCell(cell, scope) })),
  }),
  drill: (point, { heat }, scope) => targetOf(heat.cells[point.dataIndex], scope),
});
