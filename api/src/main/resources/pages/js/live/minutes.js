/* global echarts */
import { hourMinute, money, shortMoney } from "../base/format.js";
import { colour, onThemeChange } from "../shell/theme.js";

const box = document.getElementById("minutes-chart");
const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
let chart = null;
let picture = null;

function tooltip(points, currency) {
  const bucket = picture.series[points[0].dataIndex];
  const last = points[0].dataIndex === picture.series.length - 1;
  return `<b>${hourMinute(bucket.start)}</b>${last ? " · still filling" : ""}<br>${money(bucket.net, currency)} net<br>${bucket.orders} orders, ${bucket.units} units`;
}

function options() {
  const { currency, series } = picture;
  const quiet = colour("quiet");
  return {
    animation: !calm,
    // The first chart is not animated: growing bars would show wrong amounts.
    animationDuration: 0,
    animationDurationUpdate: 200,
    aria: { enabled: true },
    grid: { left: 4, right: 4, top: 16, bottom: 4, containLabel: true },
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
    tooltip: {
      trigger: "axis", confine: true, backgroundColor: colour("card"), borderColor: colour("line"),
      textStyle: { color: colour("ink") }, axisPointer: { type: "shadow", shadowStyle: { color: colour("fill"), opacity: 0.6 } },
      formatter: (points) => tooltip(points, currency),
    },
    xAxis: {
      type: "category", data: series.map((bucket) => hourMinute(bucket.start)), axisTick: { show: false },
      axisLine: { lineStyle: { color: colour("line") } },
      axisLabel: { color: quiet, fontSize: 12, alignMaxLabel: "right", interval: (i) => (series.length - 1 - i) % (box.clientWidth < 520 ? 15 : 10) === 0 },
    },
    yAxis: {
      type: "value", minInterval: 1, splitNumber: 4, splitLine: { lineStyle: { color: colour("line") } },
      axisLabel: { color: quiet, fontSize: 12, formatter: (value) => shortMoney(value, currency) },
    },
    series: [{
      type: "bar", barCategoryGap: "26%", itemStyle: { borderRadius: [3, 3, 0, 0], color: colour("blue") },
      data: series.map((bucket, i) => ({
        value: Number(bucket.net), // for the height of a bar only
        ...(i === series.length - 1 ? { itemStyle: { color: colour("accent") } } : {}),
      })),
    }],
  };
}

function draw() {
  if (!picture || !window.echarts) return;
  chart ??= echarts.init(box, null, { renderer: "canvas" });
  chart.setOption(options());
}

export function showMinutes(next) {
  picture = next;
  const empty = next.series.every((bucket) => bucket.orders === 0 && bucket.units === 0);
  document.documentElement.dataset.minutes = empty ? "empty" : "some";
  draw();
}

new ResizeObserver(() => { chart?.resize(); draw(); }).observe(box);
onThemeChange(draw);
