// Parts of a whole, the largest first, as bars with their names and values.
import { base, height, text, tooltip, written } from "./common.js";

/** @param data { kind, items: [{ name, value, share, note }] }: share of the whole or null; note is a text or null */
export function barsChart(data, look) {
  const option = base(look);
  const items = data.items;
  const longest = items.reduce((most, item) => Math.max(most, String(written(look, data.kind, item.value)).length), 0);
  option.grid = { left: 4, right: Math.max(look.small ? 84 : 110, 8 * longest + 8), top: 4, bottom: 4, containLabel: true };
  option.xAxis = { type: "value", show: false };
  option.yAxis = {
    type: "category", inverse: true, data: items.map((item) => item.name), axisTick: { show: false }, axisLine: { show: false },
    axisLabel: { color: look.colours.ink, fontSize: 13, width: look.small ? 90 : look.paper ? 240 : 150, overflow: look.paper ? "break" : "truncate" },
  };
  option.tooltip = tooltip(look, "axis", (points) => {
    const item = items[points[0].dataIndex];
    const share = item.share === null || item.share === undefined ? "" : ", " + look.format.percent(item.share);
    return "<b>" + text(item.name) + "</b><br>" + written(look, data.kind, item.value) + share + (item.note ? "<br>" + text(item.note) : "");
  });
  option.series = [{
    type: "bar", barCategoryGap: "34%", barMaxWidth: 26,
    data: items.map((item) => ({ value: height(item.value), itemStyle: { color: height(item.value) < 0 ? look.colours.accent : look.colours.blue, borderRadius: 3 } })),
    label: {
      show: true, position: "right", color: look.colours.ink, fontSize: 13,
      formatter: (point) => written(look, data.kind, items[point.dataIndex].value),
    },
  }];
  return option;
}
