// A table of cells whose colour is their value: weekdays by hours, cohorts by months.
import { base, height, text, tooltip, written } from "./common.js";

// So many columns that there is no room for decimals, and the room of all of them on paper, in pixels.
const MANY = 13;
const PAPER = 590;

/**
 * @param data { kind, columns, rows, cells: [{ column, row, value, note }], labelled }: columns and rows are names; a cell
 *     names them by index; labelled writes the values into the cells
 */
export function heatChart(data, look) {
  const option = base(look);
  // On paper nobody can point at a cell: what is written there has to fit, or is left to the table.
  const isWhole = look.paper && data.kind === "percent" && data.columns.length > MANY;
  const label = (cell) => (isWhole && height(cell.value) !== null ? Math.round(height(cell.value) * 100) + " %" : written(look, data.kind, cell.value));
  const longest = data.cells.reduce((length, cell) => Math.max(length, String(label(cell)).length), 1);
  const size = look.paper ? Math.min(11, Math.floor(PAPER / Math.max(1, data.columns.length) / longest / 0.56)) : 11;
  const most = data.cells.reduce((max, cell) => Math.max(max, height(cell.value) || 0), 0);
  option.grid = { left: 4, right: 4, top: 4, bottom: 4, containLabel: true };
  const axis = { type: "category", splitArea: { show: false }, axisTick: { show: false }, axisLine: { show: false }, axisLabel: { color: look.colours.quiet, fontSize: 12, hideOverlap: true } };
  option.xAxis = Object.assign({}, axis, { data: data.columns, position: "bottom" });
  option.yAxis = Object.assign({}, axis, { data: data.rows, inverse: true });
  option.visualMap = { show: false, min: 0, max: most || 1, inRange: { color: look.colours.heat } };
  option.tooltip = tooltip(look, "item", (point) => {
    const cell = data.cells[point.dataIndex];
    return "<b>" + text(data.rows[cell.row]) + ", " + text(data.columns[cell.column]) + "</b><br>" + written(look, data.kind, cell.value) + (cell.note ? "<br>" + text(cell.note) : "");
  });
  option.series = [{
    type: "heatmap",
    data: data.cells.map((cell) => ({ value: [cell.column, cell.row, height(cell.value)],
      label: { color: (height(cell.value) || 0) > most * 0.55 ? look.colours.onHeat : look.colours.ink } })),
    itemStyle: { borderColor: look.colours.card, borderWidth: 2, borderRadius: 3 },
    label: { show: data.labelled && !look.small && size >= 6, fontSize: size, formatter: (point) => label(data.cells[point.dataIndex]) },
  }];
  return option;
}
