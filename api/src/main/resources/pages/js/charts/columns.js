// How many fall into each class of a distribution.
import { base, categoryAxis, height, short, text, tooltip, valueAxis, written } from "./common.js";

/** @param data { name, kind, items: [{ name, value, note }] } in the order of the classes */
export function columnsChart(data, look) {
  const option = base(look);
  option.xAxis = categoryAxis(look, data.items.map((item) => item.name));
  option.yAxis = valueAxis(look, short(look, data.kind));
  option.tooltip = tooltip(look, "axis", (points) => {
    const item = data.items[points[0].dataIndex];
    return "<b>" + text(item.name) + "</b><br>" + written(look, data.kind, item.value) + " " + text(data.name) + (item.note ? "<br>" + text(item.note) : "");
  });
  option.series = [{ type: "bar", barCategoryGap: "8%", data: data.items.map((item) => height(item.value)), itemStyle: { color: look.colours.blue, borderRadius: [3, 3, 0, 0] } }];
  return option;
}
