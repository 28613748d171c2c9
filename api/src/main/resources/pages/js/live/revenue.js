import { amount, cents } from "../base/decimal.js";
import { count, money } from "../base/format.js";
import { parameter, remember } from "./address.js";
import { cardState, markStale } from "./cards.js";
import { minuteOfDay } from "./formats.js";

const at = (id) => document.getElementById(id);
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const TWEEN = 300;
const SELDOM = 900;
const card = at("net").closest(".card");
const listeners = [];
const MINUTES = { "1m": 1, "5m": 5, "15m": 15, "1h": 60, "24h": 1440 };

let picture = null;
let chosen = parameter("window") in MINUTES ? parameter("window") : "5m";
let frame = 0;
let changedAt = 0;
let whole = null; // the last 24 hours
let shown = null; // cents on screen, so that the number counts up to the next one

let chars = 0;

function write(text) {
  at("net").textContent = text;
  if (text.length === chars) return;
  chars = text.length;
  at("net").style.setProperty("--chars", chars);
}

function countTo(target, currency) {
  cancelAnimationFrame(frame);
  const from = shown;
  const end = cents(target);
  at("net").dataset.value = target;
  const since = performance.now() - changedAt;
  if (from !== end) changedAt = performance.now();
  // In a busy shop the number counts up by itself.
  if (from === null || from === end || since < SELDOM || calm.matches) {
    shown = end;
    write(money(target, currency));
    return;
  }
  const start = performance.now();
  const step = (now) => {
    const part = Math.min(1, (now - start) / TWEEN);
    const eased = BigInt(Math.round((1 - (1 - part) ** 3) * 1000));
    shown = from + ((end - from) * eased) / 1000n;
    write(money(amount(shown), currency));
    if (part < 1) frame = requestAnimationFrame(step);
  };
  frame = requestAnimationFrame(step);
}

function draw(jump) {
  const window = picture?.windows.find((candidate) => candidate.window === chosen);
  if (!window) return;
  if (jump) shown = null;
  countTo(window.net, window.currency);
  at("orders-count").textContent = count(window.orders);
  at("units").textContent = count(window.units);
  at("average").textContent = money(window.average_order_value, window.currency);
  at("gross").textContent = money(window.gross, window.currency);
  at("returns").textContent = money(window.returns, window.currency);
  at("range").textContent = range(window);
  cardState(card, "some");
  markStale(card, window);
}

function range({ from, to }) {
  const now = Date.now();
  if (picture.past) return `${minuteOfDay(from, now)} – ${minuteOfDay(to, now)}, late cancellations included`;
  return `${MINUTES[chosen] === 1 ? "This minute" : `${minuteOfDay(from, now)} – ${minuteOfDay(to, now)}`}, the last minute still filling`;
}

function press() {
  for (const button of at("windows").children) button.setAttribute("aria-pressed", String(button.dataset.window === chosen));
}

press();

at("windows").addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button || button.dataset.window === chosen) return;
  chosen = button.dataset.window;
  press();
  remember("window", chosen === "5m" ? null : chosen);
  draw(true);
  listeners.forEach((listener) => listener());
});

/** @param past whether the answer is of a moment of the past; it has the chosen window only */
export function showRevenue(next, past) {
  const jump = picture === null || picture.currency !== next.currency || past || picture.past;
  picture = { ...next, past };
  if (!past) whole = next.windows.find((candidate) => candidate.window === "24h");
  draw(jump);
}

export const chosenWindow = () => chosen;
export const onWindow = (listener) => listeners.push(listener);

/** Whether the last 24 hours had neither a sale nor a return. */
export const dayIsEmpty = () => Boolean(whole) && whole.orders === 0 && whole.units === 0;
