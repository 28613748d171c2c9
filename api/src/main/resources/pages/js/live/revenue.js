import { count, hourMinute, money } from "../base/format.js";

const at = (id) => document.getElementById(id);
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const TWEEN = 300;
const MINUTES = { "1m": 1, "5m": 5, "15m": 15, "1h": 60, "24h": 1440 };

let picture = null;
let chosen = "5m";
let frame = 0;
let shown = null; // minor units on screen, so that the number counts up to the next one

const minor = (text) => BigInt(text.replace(".", ""));
const decimal = (value) => {
  const digits = (value < 0n ? -value : value).toString().padStart(3, "0");
  return `${value < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

function write(text) {
  at("net").textContent = text;
  at("net").style.setProperty("--chars", text.length);
}

function countTo(target, currency) {
  cancelAnimationFrame(frame);
  const from = shown;
  const end = minor(target);
  at("net").dataset.value = target;
  if (from === null || from === end || calm.matches) {
    shown = end;
    write(money(target, currency));
    return;
  }
  const start = performance.now();
  const step = (now) => {
    const part = Math.min(1, (now - start) / TWEEN);
    const eased = BigInt(Math.round((1 - (1 - part) ** 3) * 1000));
    shown = from + ((end - from) * eased) / 1000n;
    write(money(decimal(shown), currency));
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
  const length = MINUTES[chosen] === 1 ? "This minute" : `${hourMinute(window.from)} – ${hourMinute(window.to)}`;
  at("range").textContent = `${length}, the last minute still filling${window.stale ? ` · answered by a standby, ${count(window.lag)} records behind` : ""}`;
}

at("windows").addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  chosen = button.dataset.window;
  for (const other of at("windows").children) other.setAttribute("aria-pressed", String(other === button));
  draw(true);
});

export function showRevenue(next) {
  const jump = picture?.currency !== next.currency;
  picture = next;
  draw(jump);
}

/** Whether a whole day had neither a sale nor a return. */
export const dayIsEmpty = () => {
  const whole = picture?.windows.find((candidate) => candidate.window === "24h");
  return Boolean(whole) && whole.orders === 0 && whole.units === 0;
};

export const storesSeenAt = () => (picture ? Date.parse(picture.as_of) : null);
