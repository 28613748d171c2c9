// The numbers of the chart of minutes, the newest first.
import { table } from "../cards/table.js";
import { write } from "./rows.js";

function rowsOf({ starts, net, orders, filling, former }, { format }) {
  return starts.map((start, i) => [
    `${format.date(start, "minute")}${filling && i === starts.length - 1 ? ", still filling" : ""}`,
    format.money(net[i]), format.count(orders[i]),
    ...(former ? [format.money(former.net[i] ?? "0.00"), format.count(former.orders[i] ?? 0)] : []),
  ]).reverse();
}

/**
 * @return shows the data of the chart; with `same` only the last minute differs from what is shown, and the place and the
 *     focus of whoever reads the table stay
 */
export function minutesTable(place) {
  return function show(data, look, same) {
    const rows = rowsOf(data, look);
    if (same) {
      const cells = place.querySelector("tbody tr")?.children ?? [];
      rows[0]?.forEach((text, i) => write(cells[i], text));
      return;
    }
    const names = ["Net revenue", "Orders", ...(data.former ? [`Net revenue ${data.former.name}`, `Orders ${data.former.name}`] : [])];
    const top = place.firstElementChild?.scrollTop ?? 0;
    place.replaceChildren(table("Revenue and orders per minute", [{ name: "Minute" }, ...names.map((name) => ({ name, number: true }))],
      rows.map((cells) => ({ cells }))));
    place.firstElementChild.scrollTop = top;
  };
}
