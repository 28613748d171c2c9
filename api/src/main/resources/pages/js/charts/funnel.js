// How many visits reached each step, as bars that shrink; the share of the step before stands beside each.
import { base, text, tooltip } from "./common.js";

/** @param data { steps: [{ name, value }] }, the first step being all visits */
export function funnelChart(data, look) {
  const steps = data.steps;
  const all = (steps.length > 0 && steps[0].value) || 1;
  const option = base(look);
  option.grid = { left: 4, right: look.small ? 88 : 130, top: 4, bottom: 4, containLabel: true };
  option.xAxis = { type: "value", show: false, max: all };
  option.yAxis = {
    type: "category", inverse: true, data: steps.map((step) => step.name), axisTick: { show: false }, axisLine: { show: false },
    axisLabel: { color: look.colours.ink, fontSize: 13 },
  };
  const shareOfBefore = (i) => (i === 0 || !steps[i - 1].value ? null : steps[i].value / steps[i - 1].value);
  option.tooltip = tooltip(look, "axis", (points) => {
    const i = points[0].dataIndex;
    const lines = ["<b>" + text(steps[i].name) + "</b>", look.format.count(steps[i].value) + ", " + look.format.percent(steps[i].value / all) + " " + look.format.word("of all visits")];
    if (shareOfBefore(i) !== null) lines.push(look.format.percent(shareOfBefore(i)) + " " + look.format.word("of the step before"));
    return lines.join("<br>");
  });
  option.series = [{
    type: "bar", barCategoryGap: "28%", barMaxWidth: 44, showBackground: true, backgroundStyle: { color: look.colours.fill, borderRadius: 4 },
    data: steps.map((step) => ({ value: step.value, itemStyle: { color: look.colours.blue, borderRadius: 4 } })),
    label: {
      show: true, position: "right", color: look.colours.ink, fontSize: 13,
      formatter: (point) => look.format.count(steps[point.dataIndex].value) + (shareOfBefore(point.dataIndex) === null ? "" : "  " + look.format.percent(shareOfBefore(point.dataIndex))),
    },
  }];
  return option;
}
