import { element } from "../base/dom.js";

/**
 * @param columns [{ name, number }]: whether the column is aligned to the right
 * @param rows [{ cells: [text or node], drill }]: drill, if given, is the address of what is behind the row
 */
export function table(caption, columns, rows) {
  const head = element("tr", "", ...columns.map((column) => {
    const cell = element("th", column.number ? "number" : "", column.name);
    cell.scope = "col";
    return cell;
  }));
  const body = rows.map(({ cells, drill }) => element("tr", "", ...cells.map((cell, i) => {
    const first = i === 0 && drill ? element("a", "", cell ?? "–") : null;
    if (first) first.href = drill;
    return element("td", columns[i].number ? "number" : "", first ?? cell ?? "–");
  })));
  const made = element("table", "", element("caption", "hidden", caption), element("thead", "", head), element("tbody", "", ...body));
  const box = element("div", "table-box", made);
  box.tabIndex = 0;
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", caption);
  return box;
}
