// Revenue by category, country or channel, the largest parts first, each with its change.
import { count } from "../../base/format.js";
import { chartCard } from "../../cards/chart-card.js";
import { barsChart } from "../../charts/bars.js";
import { addressOf, linesOf } from "../../drill/target.js";
import { span } from "./series.js";

const SHOWN = 10;
const LIMIT = 500;
const ROW = 36;

export const change = (item) => item.changes?.net?.percent;

/**
 * @param spec { id, title, size, about, address, dimension, filterValue(item), narrow }: dimension is the name of the filter,
 *     filterValue its value for an item, narrow whether the table has little room
 */
export const breakdown = (spec) => chartCard(breakdownOf(spec));

/** The specification of such a card, for one that draws the same parts otherwise. */
export function breakdownOf(spec) {
  const filterValue = spec.filterValue ?? ((item) => item.name);
  const nameOf = (item) => item.name ?? "unknown";
  const targetOf = (item, scope) => linesOf({
    ...span(scope.range.fromTime, scope.range.toTime), currency: scope.currency,
    category: scope.chosen.category, country: scope.chosen.country, channel: scope.chosen.channel,
    [spec.dimension]: filterValue(item), name: `${nameOf(item)}, net revenue`,
  });
  const noteOf = (item, look) => `${look.format.count(item.orders)} orders${item.changes ? `, ${look.format.signedPercent(change(item))} on before` : ""}`;
  const top = (answer) => answer.items.slice(0, SHOWN);
  return {
    ...spec,
    targetOf,
    noteOf,
    requests: (scope) => ({ parts: [`analytics/${spec.address}`, { ...scope.sales, limit: LIMIT }] }),
    isEmpty: ({ parts }) => parts.items.length === 0,
    height: ({ parts }) => Math.max(180, top(parts).length * ROW),
    chart: ({ parts }, scope, look) => barsChart({
      kind: "money",
      items: top(parts).map((item) => ({ name: nameOf(item), value: item.net, share: item.share_of_net,
        note: noteOf(item, look) })),
    }, look),
    table: ({ parts }, scope, look) => ({
      columns: [{ name: spec.column }, { name: "Net", number: true }, { name: "Share", number: true }, { name: "Orders", number: true }, ...(spec.narrow ? [] : [{ name: "Per order", number: true }]),
        ...(parts.compared_with ? [{ name: "Change", number: true }] : [])],
      rows: parts.items.map((item) => ({
        cells: [nameOf(item), look.format.money(item.net), look.format.percent(item.share_of_net), look.format.count(item.orders), ...(spec.narrow ? [] : [look.format.money(item.average_order_value)]),
          ...(parts.compared_with ? [look.format.signedPercent(change(item))] : [])],
        drill: addressOf(targetOf(item, scope)),
      })),
    }),
    drill: (point, { parts }, scope) => targetOf(top(parts)[point.dataIndex], scope),
    note: ({ parts }) => (parts.parts > SHOWN ? `The largest ${SHOWN} of ${count(parts.parts)}; the table has ${parts.items.length < parts.parts ? `the largest ${count(parts.items.length)}` : "all"}.` : ""),
  };
}

export const byCategory = (size) => breakdown({ id: "categories", title: "Revenue by category", column: "Category", size, about: "Net, by the category of the lines at the sale",
  address: "categories", dimension: "category", filterValue: (item) => item.category_id ?? "unknown" });
export const byChannel = (size) => breakdown({ id: "channels", title: "Revenue by channel", column: "Channel", size, about: "Net, by the channel of the order", address: "channels", dimension: "channel" });
