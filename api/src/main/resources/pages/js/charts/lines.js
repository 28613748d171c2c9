// Several measures of one kind over time.
import { base, categoryAxis, height, palette, short, text, tooltip, valueAxis, written } from "./common.js";

/**
 * @param data { kind, unit, starts, lines: [{ name, values }], points }: values have one entry for each start, null where there is none; points is true
 *     to draw them, so that each can be clicked
 */
export function linesChart(data, look) {
  const option = base(look);
  const colours = palette(look);
  option.grid.top = 44;
  option.legend = { top: 0, left: 0, type: "scroll", icon: "roundRect", itemWidth: 14, itemHeight: 4, textStyle: { color: look.colours.quiet, fontSize: 13 } };
  option.xAxis = categoryAxis(look, data.starts.map((start) => look.format.date(start, data.unit)));
  option.yAxis = valueAxis(look, short(look, data.kind));
  option.tooltip = tooltip(look, "axis", (points) => {
    const at = points[0].dataIndex;
    const lines = data.lines.map((line) => text(line.name) + " " + written(look, data.kind, line.values[at]));
    return "<b>" + text(look.format.date(data.starts[at], data.unit === "day" ? "fullDay" : data.unit)) + "</b><br>" + lines.join("<br>");
  });
  option.series = data.lines.map((line, i) => ({
    name: line.name, type: "line", symbol: data.points ? "circle" : "none", symbolSize: 5, connectNulls: false, data: line.values.map(height),
    lineStyle: { width: 2.25, color: colours[i % colours.length], type: i < colours.length ? "solid" : "dashed" },
    itemStyle: { color: colours[i % colours.length] },
  }));
  return option;
}
