// A measure over time, with the span that it is compared with drawn in, and today apart.
import { base, categoryAxis, height, short, text, tooltip, valueAxis, written } from "./common.js";

/**
 * @param data { name, kind, form, unit, starts, values, former, today, max }: form is bar for sums, line for averages;
 *     values and former have one entry for each start, null where there is none; former is null without a comparison,
 *     today is null or the value so far, max is the end of the axis if it has one
 */
export function trendChart(data, look) {
  const names = data.starts.map((start) => look.format.date(start, data.unit));
  const values = data.values.map((value) => ({ value: height(value) }));
  const known = data.values.concat(data.former || []).map((value) => height(value) || 0);
  const most = known.reduce((max, value) => Math.max(max, value), 0);
  const hasToday = data.today !== null && data.today !== undefined;
  // A shop that sells ten times as much as last week does not squash last week: today's bar ends with the axis.
  const isCut = hasToday && most > 0 && height(data.today) > most * 1.5;
  if (hasToday) {
    names.push(look.format.word("today"));
    values.push({ value: isCut ? most * 1.05 : height(data.today), symbol: "emptyCircle", symbolSize: 9,
      itemStyle: { color: look.colours.card, borderColor: look.colours.blue, borderWidth: 1.5, borderType: "dashed" },
      label: { show: isCut, position: "top", distance: 4, color: look.colours.ink, fontSize: 11, formatter: () => short(look, data.kind)(height(data.today)) + " ↑" } });
  }
  const isLine = data.form === "line";
  const series = [{
    name: data.name, type: isLine ? "line" : "bar", data: values, barCategoryGap: "24%", barMaxWidth: 64, symbol: "circle", symbolSize: 5,
    connectNulls: false, itemStyle: { color: look.colours.blue, borderRadius: [3, 3, 0, 0] }, lineStyle: { width: 2.5 },
  }];
  if (data.former) {
    series.push({
      name: look.format.word("before"), type: "line", data: data.former.map((value) => height(value)), symbol: "none", step: false, silent: true,
      connectNulls: false, lineStyle: { color: look.colours.accent, width: 2, type: "dashed" }, itemStyle: { color: look.colours.accent },
    });
  }
  const option = base(look);
  option.xAxis = categoryAxis(look, names);
  option.yAxis = valueAxis(look, short(look, data.kind));
  option.yAxis.scale = isLine;
  if (isCut) option.yAxis.max = most * 1.2;
  if (isCut) option.yAxis.axisLabel.showMaxLabel = false;
  if (data.max !== undefined) option.yAxis.max = data.max;
  option.series = series;
  option.tooltip = tooltip(look, "axis", (points) => {
    const at = points[0].dataIndex;
    const isToday = at >= data.starts.length;
    const when = isToday ? look.format.word("today so far") : look.format.date(data.starts[at], data.unit === "day" ? "fullDay" : data.unit);
    const lines = ["<b>" + text(when) + "</b>", text(data.name) + " " + written(look, data.kind, isToday ? data.today : data.values[at])];
    if (data.former && !isToday) lines.push(look.format.word("before") + " " + written(look, data.kind, data.former[at]));
    return lines.join("<br>");
  });
  return option;
}
