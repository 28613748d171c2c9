import { element } from "../base/dom.js";

/**
 * @param columns [{ name, number, wrap }]: number aligns to the right, wrap is for long texts
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
    return element("td", columns[i].number ? "number" : columns[i].wrap ? "wrap" : "", first ?? cell ?? "–");
  })));
  const made = element("table", "", element("caption", "hidden", caption), element("thead", "", head), element("tbody", "", ...body));
  const box = element("div", "table-box", made);
  box.tabIndex = 0;
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", caption);
  return box;
}
