// The moment at which the windows on this page end: now, or a whole minute of the last day.
import { onAddress, parameter, remember } from "./address.js";
import { minuteOfDay } from "./formats.js";
import { write } from "./rows.js";

const MINUTE = 60_000;
const HOUR = 60;
const DAY = 1440;
const root = document.documentElement;
const at = (id) => document.getElementById(id);
const slider = at("as-of");
const listeners = [];
let end = null; // null while live

// The window of now ends with the minute that is still filling.
const endOfNow = () => (Math.floor(Date.now() / MINUTE) + 1) * MINUTE;

function read() {
  const asked = Date.parse(parameter("asOf") ?? "");
  const endAsked = (Math.floor(asked / MINUTE) + 1) * MINUTE;
  return Number.isNaN(asked) || endAsked >= endOfNow() ? null : endAsked;
}

function ago(minutes) {
  if (minutes < HOUR) return `${minutes} min ago`;
  const rest = minutes % HOUR;
  return `${Math.floor(minutes / HOUR)} h${rest === 0 ? "" : ` ${rest} min`} ago`;
}

function draw() {
  const now = endOfNow();
  const minutes = end === null ? 0 : Math.round((now - end) / MINUTE);
  root.dataset.time = end === null ? "now" : "past";
  slider.value = String(-Math.min(minutes, DAY));
  // The colour of the part that has passed; style sheets cannot read the value.
  slider.style.setProperty("--passed", `${(1 - Math.min(minutes, DAY) / DAY) * 100}%`);
  const text = end === null ? "Now" : minuteOfDay(end, Date.now());
  write(at("as-of-text"), text);
  write(at("as-of-ago"), end === null ? "this minute" : ago(minutes));
  slider.setAttribute("aria-valuetext", end === null ? "now" : `${text}, ${ago(minutes)}`);
  at("back-to-live").disabled = end === null;
  at("later").disabled = end === null;
  at("earlier").disabled = minutes >= DAY;
  at("as-of-ticks").querySelectorAll("span").forEach((tick) =>
    write(tick, tick.dataset.ago === "0" ? "now" : minuteOfDay(now - tick.dataset.ago * MINUTE, Date.now())));
}

function moveTo(minutesAgo) {
  const next = minutesAgo <= 0 ? null : endOfNow() - Math.min(minutesAgo, DAY) * MINUTE;
  if (next === end) return;
  end = next;
  remember("asOf", asOf());
  draw();
  listeners.forEach((listener) => listener());
}

const minutesAgo = () => (end === null ? 0 : Math.round((endOfNow() - end) / MINUTE));

/** The moment for addresses, in the last minute of the windows; null while live. */
export const asOf = () => (end === null ? null : new Date(end - 1_000).toISOString().replace(".000", ""));

/** The end of the windows for people; null while live. */
export const asOfText = () => (end === null ? null : minuteOfDay(end, Date.now()));

export const onAsOf = (listener) => listeners.push(listener);

slider.addEventListener("input", () => moveTo(-Number(slider.value)));
slider.addEventListener("keydown", (event) => {
  const step = { PageUp: -HOUR, PageDown: HOUR }[event.key];
  if (!step) return;
  event.preventDefault();
  moveTo(minutesAgo() + step);
});
at("back-to-live").addEventListener("click", () => {
  moveTo(0);
  // The button is disabled now, and would lose the focus to the page.
  slider.focus();
});
at("earlier").addEventListener("click", () => moveTo(minutesAgo() + 1));
at("later").addEventListener("click", () => moveTo(minutesAgo() - 1));

onAddress(() => {
  const next = read();
  if (next === end) return;
  end = next;
  draw();
  listeners.forEach((listener) => listener());
});

end = read();
draw();
(function everyMinute() {
  setTimeout(() => { draw(); everyMinute(); }, MINUTE - (Date.now() % MINUTE) + 50);
})();
