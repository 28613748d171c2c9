// When people buy and visit: weekdays by hours, in the viewer's time zone.
import { weekdayName } from "../../base/format.js";
import { chartCard } from "../../cards/chart-card.js";
import { heatChart } from "../../charts/heat.js";
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
    rows: heat.cells.map((cell) => ({ cells: [weekdayName(cell.weekday), HOURS[cell.hour], look.format.count(cell.orders), look.format.money(cell.net)] })),
  }),
});
