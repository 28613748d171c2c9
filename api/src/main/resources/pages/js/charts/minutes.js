// Revenue and orders of each minute, one above the other, over those of the minutes they are compared with.
import { base, categoryAxis, height, short, text, tooltip, valueAxis, written } from "./common.js";

const AXIS = 64;

function minutes(data, look, index) {
  const axis = categoryAxis(look, data.starts.map((start) => look.format.date(start, "minute")));
  axis.gridIndex = index;
  axis.axisLabel.show = index === 1;
  axis.axisLabel.hideOverlap = false;
  axis.axisLabel.alignMaxLabel = "right";
  // The last minute has a label, so that the end is told apart from the beginning.
  axis.axisLabel.interval = (i) => (data.starts.length - 1 - i) % data.every === 0;
  return axis;
}

function amounts(look, index, name, kind) {
  const axis = valueAxis(look, short(look, kind));
  axis.gridIndex = index;
  axis.minInterval = 1;
  axis.splitNumber = index === 0 ? 4 : 2;
  axis.name = look.format.word(name);
  axis.nameGap = 10;
  axis.nameTextStyle = { color: look.colours.quiet, fontSize: 12, align: "left", padding: [0, 0, 0, -AXIS + 8] };
  axis.axisLabel.width = AXIS - 14;
  axis.axisLabel.overflow = "truncate";
  return axis;
}

function bars(data, look, index, values) {
  const last = values.length - 1;
  return {
    type: "bar", xAxisIndex: index, yAxisIndex: index, barCategoryGap: "26%", z: 3,
    itemStyle: { borderRadius: [3, 3, 0, 0], color: look.colours.blue },
    data: values.map((value, i) => (data.filling && i === last ? { value: height(value), itemStyle: { color: look.colours.accent } } : { value: height(value) })),
  };
}

function former(look, index, values) {
  return {
    type: "line", xAxisIndex: index, yAxisIndex: index, step: "middle", symbol: "none", z: 4, silent: true,
    // The halo keeps it apart from the bars it crosses.
    lineStyle: { color: look.colours.ink, width: 1.75, shadowBlur: 2, shadowColor: look.colours.card }, areaStyle: { color: look.colours.quiet, opacity: 0.14 },
    itemStyle: { color: look.colours.ink },
    data: values.map((value) => (value === null ? 0 : height(value))),
  };
}

function told(look, net, orders) {
  if (net === null) return look.format.word("no sales");
  return written(look, "money", net) + " · " + written(look, "count", orders) + " " + look.format.word(orders === 1 ? "order" : "orders");
}

/**
 * @param data { starts, net, orders, filling, every, former }: filling is whether the last minute is not over, every how
 *     many minutes there are from label to label; former is null or { name, net, orders } with null where nothing was sold
 */
export function minutesChart(data, look) {
  const option = base(look);
  option.grid = [{ left: AXIS, right: 6, top: 28, bottom: "38%" }, { left: AXIS, right: 6, top: "71%", bottom: 24 }];
  option.axisPointer = { link: [{ xAxisIndex: "all" }] };
  option.xAxis = [minutes(data, look, 0), minutes(data, look, 1)];
  option.yAxis = [amounts(look, 0, "Net revenue", "money"), amounts(look, 1, "Orders", "count")];
  // Four series always: drawing again without a comparison must not leave the old one.
  option.series = [
    bars(data, look, 0, data.net), bars(data, look, 1, data.orders),
    former(look, 0, data.former ? data.former.net : []), former(look, 1, data.former ? data.former.orders : []),
  ];
  option.tooltip = tooltip(look, "axis", (points) => {
    const i = points[0].dataIndex;
    const filling = data.filling && i === data.starts.length - 1 ? " · " + look.format.word("still filling") : "";
    const lines = ["<b>" + text(look.format.date(data.starts[i], "minute")) + "</b>" + filling, told(look, data.net[i], data.orders[i])];
    if (data.former) lines.push(text(data.former.name) + ": " + told(look, data.former.net[i], data.former.orders[i]));
    return lines.join("<br>");
  });
  return option;
}
