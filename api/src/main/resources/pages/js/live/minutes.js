/* global echarts */
// Revenue and orders of each minute, over those of the minutes they are compared with.
import { percentChange, sum } from "../base/decimal.js";
import { count, hourMinute, money, shortMoney, signedPercent } from "../base/format.js";
import { linesOf } from "../drill/target.js";
import { colour, onThemeChange } from "../shell/theme.js";
import { cardState, markStale } from "./cards.js";
import { compared, onCompared } from "./compare.js";
import { write } from "./rows.js";

const MINUTE = 60_000;
const PAUSE = 1_000; // between two drawings; the number above the chart is faster
const box = document.getElementById("minutes-chart");
const card = box.closest(".card");
const { fontFamily } = getComputedStyle(document.body);
const summary = document.getElementById("minutes-sum");
let chart = null;
let picture = null;
let timer = 0;
let drawnAt = 0;
let drawn = "";
let themes = 0;

const isFilling = (i) => !picture.past && i === picture.series.length - 1;

function line(bucket, currency) {
  return `${money(bucket.net, currency)} · ${count(bucket.orders)} ${bucket.orders === 1 ? "order" : "orders"}`;
}

function tooltip(points, before) {
  const i = points[0].dataIndex;
  const bucket = picture.series[i];
  const former = before?.buckets ? `<br>${before.name}: ${before.buckets[i] ? line(before.buckets[i], picture.currency) : "no sales"}` : "";
  return `<b>${hourMinute(bucket.start)}</b>${isFilling(i) ? " · still filling" : ""}<br>${line(bucket, picture.currency)}${former}`;
}

function axes(index, quiet, last) {
  const { series } = picture;
  const every = box.clientWidth < 520 ? 15 : box.clientWidth < 1000 ? 10 : 5;
  return {
    type: "category", gridIndex: index, data: series.map((bucket) => hourMinute(bucket.start)), axisTick: { show: false },
    axisLine: { lineStyle: { color: colour("line") } },
    axisLabel: { show: last, color: quiet, fontSize: 12, alignMaxLabel: "right", interval: (i) => (series.length - 1 - i) % every === 0 },
  };
}

function values(index, name, quiet, formatter) {
  return {
    type: "value", gridIndex: index, minInterval: 1, splitNumber: index === 0 ? 4 : 2, name, nameGap: 10,
    nameTextStyle: { color: quiet, fontSize: 12, align: "left", padding: [0, 0, 0, -AXIS + 8] },
    splitLine: { lineStyle: { color: colour("line") } },
    axisLabel: { color: quiet, fontSize: 12, formatter, width: AXIS - 14, overflow: "truncate" },
  };
}

function bars(index, of) {
  return {
    type: "bar", xAxisIndex: index, yAxisIndex: index, barCategoryGap: "26%", z: 3,
    itemStyle: { borderRadius: [3, 3, 0, 0], color: colour("blue") },
    data: heights(of),
  };
}

const heights = (of) => picture.series.map((bucket, i) => (isFilling(i)
  ? { value: of(bucket), itemStyle: { color: colour("accent") } } : of(bucket)));

// Changes with the answer, of which there is one a minute.
const seen = (before) => before?.buckets?.reduce((all, bucket) => all + (bucket?.orders ?? 0), 0) ?? null;

function former(index, before, of) {
  return {
    type: "line", xAxisIndex: index, yAxisIndex: index, step: "middle", symbol: "none", z: 4, silent: true,
    // The halo keeps it apart from the bars it crosses.
    lineStyle: { color: colour("ink"), width: 1.75, shadowBlur: 2, shadowColor: colour("card") }, areaStyle: { color: colour("quiet"), opacity: 0.14 },
    data: before?.buckets?.map((bucket) => (bucket ? of(bucket) : 0)) ?? [],
  };
}

const AXIS = 64;
const net = (bucket) => Number(bucket.net); // for the height of a bar only
const orders = (bucket) => bucket.orders;

function options(before) {
  const { currency } = picture;
  const quiet = colour("quiet");
  return {
    // Bars that grow would show wrong amounts meanwhile.
    animation: false,
    aria: { enabled: false },
    grid: [{ left: AXIS, right: 6, top: 28, bottom: "38%" }, { left: AXIS, right: 6, top: "71%", bottom: 24 }],
    textStyle: { fontFamily },
    axisPointer: { link: [{ xAxisIndex: "all" }] },
    tooltip: {
      trigger: "axis", confine: true, backgroundColor: colour("card"), borderColor: colour("line"),
      textStyle: { color: colour("ink") }, axisPointer: { type: "shadow", shadowStyle: { color: colour("fill"), opacity: 0.6 } },
      formatter: (points) => tooltip(points, before),
    },
    xAxis: [axes(0, quiet, false), axes(1, quiet, true)],
    yAxis: [
      values(0, "Net revenue", quiet, (value) => shortMoney(value, currency)),
      values(1, "Orders", quiet, (value) => count(value)),
    ],
    series: [bars(0, net), bars(1, orders), former(0, before, net), former(1, before, orders)],
  };
}

function open() {
  const made = echarts.init(box, null, { renderer: "canvas" });
  // A bar leads to the order lines of its minute.
  made.on("click", ({ dataIndex, seriesType }) => {
    if (seriesType !== "bar") return;
    const { start } = picture.series[dataIndex];
    const to = new Date(Date.parse(start) + MINUTE).toISOString();
    dispatchEvent(new CustomEvent("drill", { detail: linesOf({ from: start, to, currency: picture.currency, name: hourMinute(start) }) }));
  });
  return made;
}

/** The closed minutes as a sentence, against those before: what the chart shows, for everybody. */
function sentence(before) {
  const closed = picture.series.map((_, i) => i).filter((i) => !isFilling(i));
  const sold = sum(closed.map((i) => picture.series[i].net));
  const ordered = closed.reduce((all, i) => all + picture.series[i].orders, 0);
  if (before === null) return "";
  if (before.buckets === null) return `The minutes of ${before.name} are not available.`;
  if (before.buckets.every((bucket) => bucket === null)) return `No sales in these minutes ${before.name}.`;
  const known = closed.map((i) => before.buckets[i]).filter((bucket) => bucket !== null);
  const ordersBefore = known.reduce((all, bucket) => all + bucket.orders, 0);
  const more = percentChange(sold, sum(known.map((bucket) => bucket.net)));
  return `Closed minutes against ${before.name}: revenue ${signedPercent(more)}, orders ${signedPercent(ordersBefore === 0 ? null : (ordered / ordersBefore - 1) * 100)}`;
}

function draw() {
  clearTimeout(timer);
  timer = 0;
  if (!picture || !window.echarts || document.hidden) return;
  drawnAt = Date.now();
  const before = compared(picture);
  chart ??= open();
  const look = JSON.stringify([picture.from, picture.currency, picture.past, box.clientWidth, before?.name, themes, seen(before)]);
  // In the same minute only the last bar differs.
  if (look === drawn) chart.setOption({ series: [{ data: heights(net) }, { data: heights(orders) }] }, { lazyUpdate: true });
  else chart.setOption(options(before));
  drawn = look;
  const text = sentence(before);
  write(summary, text);
  card.classList.toggle("is-compared", Boolean(before?.buckets?.some((bucket) => bucket !== null)));
  write(document.getElementById("former-name"), before?.name ?? "");
  box.setAttribute("aria-label", `Net revenue and orders of each of 60 minutes, ${hourMinute(picture.from)} to ${hourMinute(picture.to)}. ${text}`);
}

const drawSoon = () => { timer ||= setTimeout(draw, Math.max(0, drawnAt + PAUSE - Date.now())); };

/** @param past whether the last minute is closed, too */
export function showMinutes(next, past) {
  picture = { ...next, past };
  const empty = next.series.every((bucket) => bucket.orders === 0 && bucket.units === 0);
  document.documentElement.dataset.minutes = empty ? "empty" : "some";
  cardState(card, empty ? "empty" : "some");
  markStale(card, next);
  // A moment that somebody has just chosen does not wait.
  if (past) draw();
  else drawSoon();
}

new ResizeObserver(() => { chart?.resize(); drawSoon(); }).observe(box);
document.addEventListener("visibilitychange", drawSoon);
onThemeChange(() => { themes += 1; chart?.resize(); draw(); });
onCompared(draw);
