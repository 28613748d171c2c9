/* global echarts */
// Revenue and orders of each minute, over those of the minutes they are compared with: as a chart or as a table.
import { percentChange, sum } from "../base/decimal.js";
import { count, date, hourMinute, signedPercent } from "../base/format.js";
import { csvButton, pngButton, tableButton } from "../cards/export.js";
import { look } from "../cards/look.js";
import { minutesChart } from "../charts/minutes.js";
import { linesOf } from "../drill/target.js";
import { onThemeChange } from "../shell/theme.js";
import { cardState, markStale } from "./cards.js";
import { compared, onCompared } from "./compare.js";
import { minutesTable } from "./minutes-table.js";
import { write } from "./rows.js";

const MINUTE = 60_000;
const PAUSE = 1_000; // between two drawings; the number above the chart is faster
const box = document.getElementById("minutes-chart");
const card = box.closest(".card");
const summary = document.getElementById("minutes-sum");
const table = minutesTable(document.getElementById("minutes-table"));
let chart = null;
let picture = null;
let timer = 0;
let drawnAt = 0;
let drawn = "";
let drawnLook = null;
let option = null;
let themes = 0;

const isFilling = (i) => !picture.past && i === picture.series.length - 1;

// Changes with the answer, of which there is one a minute.
const seen = (before) => before?.buckets?.reduce((all, bucket) => all + (bucket?.orders ?? 0), 0) ?? null;

function dataOf(before) {
  const { series, past } = picture;
  const of = (buckets, field) => buckets.map((bucket) => bucket?.[field] ?? null);
  return {
    starts: series.map(({ start }) => Date.parse(start)), net: of(series, "net"), orders: of(series, "orders"), filling: !past,
    every: box.clientWidth < 520 ? 15 : box.clientWidth < 1000 ? 10 : 5,
    former: before?.buckets ? { name: before.name, net: of(before.buckets, "net"), orders: of(before.buckets, "orders") } : null,
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

// Each drawing tells the newest numbers, also where only the heights of the bars were changed.
const tell = (points) => option.tooltip.formatter(points);

function drawChart(data, same) {
  chart ??= open();
  option = minutesChart(data, drawnLook);
  // In the same minute only the last bar differs.
  if (same) chart.setOption({ series: option.series.slice(0, 2).map(({ data: bars }) => ({ data: bars })) }, { lazyUpdate: true });
  else chart.setOption({ aria: { enabled: false }, ...option, tooltip: { ...option.tooltip, formatter: tell } });
}

function draw() {
  clearTimeout(timer);
  timer = 0;
  if (!picture || document.hidden) return;
  drawnAt = Date.now();
  const before = compared(picture);
  const asTable = card.classList.contains("as-table");
  const form = JSON.stringify([picture.from, picture.currency, picture.past, box.clientWidth, before?.name, themes, seen(before), asTable]);
  const same = form === drawn;
  if (!same) drawnLook = look(picture.currency);
  const data = dataOf(before);
  if (asTable) table(data, drawnLook, same);
  else if (window.echarts) drawChart(data, same);
  drawn = form;
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

// Behind the table the chart keeps its size, for its picture.
const fit = () => { if (box.clientWidth > 0) chart?.resize(); };
new ResizeObserver(() => { fit(); drawSoon(); }).observe(box);
document.addEventListener("visibilitychange", drawSoon);
onThemeChange(() => { themes += 1; fit(); draw(); });
onCompared(draw);

const ofThePicture = () => ["live/revenue/series", picture ? { from: picture.from, to: picture.to, currency: picture.currency } : {}];
const words = () => ({
  title: "Revenue and orders per minute", above: `${date(picture.from, "full")} to ${date(picture.to, "full")} · ${picture.currency}`, below: summary.textContent,
});
const numbers = tableButton(card);
numbers.addEventListener("click", draw);
document.getElementById("minutes-actions").append(numbers, csvButton("minutes", ofThePicture), pngButton("minutes", () => chart, words));
