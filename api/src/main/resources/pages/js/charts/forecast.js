// Days of the past as bars, days to come as a line within the band that is meant to hold most of them.
import { base, categoryAxis, height, short, text, tooltip, valueAxis, written } from "./common.js";

/**
 * @param data { name, kind, share, past: [{ start, value }], ahead: [{ start, value, low, high }] }: days, ascending; share is that of the days that
 *     the band is meant to hold
 */
export function forecastChart(data, look) {
  const days = data.past.concat(data.ahead);
  const begin = data.past.length;
  const held = look.format.word("in 4 of 5 cases");
  const band = data.share === 0.8 ? held : look.format.percent(data.share);
  // Values of the days to come only, in the places of all days.
  const placed = (valueOf) => days.map((day, i) => (i < begin ? null : valueOf(day)));
  const between = (day) => (height(day.high) === null || height(day.low) === null ? null : height(day.high) - height(day.low));
  // The band is the distance of two lines, also below zero.
  const edge = (name, valueOf, area) => ({
    name: name, type: "line", stack: "band", stackStrategy: "all", symbol: "none", silent: true, connectNulls: false, data: placed(valueOf),
    lineStyle: { opacity: 0 }, areaStyle: { color: look.colours.accent, opacity: area }, itemStyle: { color: look.colours.accent, opacity: 0.35 }, tooltip: { show: false },
  });
  const option = base(look);
  option.grid.top = 44;
  option.legend = {
    top: 0, left: 0, type: "scroll", icon: "roundRect", itemWidth: 14, itemHeight: 8, selectedMode: false,
    data: [data.name, look.format.word("forecast"), band], textStyle: { color: look.colours.quiet, fontSize: 13 },
  };
  option.xAxis = categoryAxis(look, days.map((day) => look.format.date(day.start, "day")));
  option.yAxis = valueAxis(look, short(look, data.kind));
  option.series = [
    { name: data.name, type: "bar", barCategoryGap: "24%", itemStyle: { color: look.colours.blue }, data: days.map((day, i) => ({ value: i < begin ? height(day.value) : null })) },
    edge("low", (day) => height(day.low), 0),
    edge(band, between, 0.22),
    {
      name: look.format.word("forecast"), type: "line", symbol: "none", connectNulls: false, data: placed((day) => height(day.value)),
      lineStyle: { color: look.colours.accent, width: 2.5 }, itemStyle: { color: look.colours.accent },
    },
  ];
  option.tooltip = tooltip(look, "axis", (points) => {
    const at = points[0].dataIndex;
    const day = days[at];
    const when = "<b>" + text(look.format.date(day.start, "fullDay")) + "</b>";
    if (at < begin) return when + "<br>" + text(data.name) + " " + written(look, data.kind, day.value);
    return when + "<br>" + look.format.word("forecast") + " " + written(look, data.kind, day.value) + "<br>" + band + ": "
      + written(look, data.kind, day.low) + " – " + written(look, data.kind, day.high);
  });
  return option;
}
