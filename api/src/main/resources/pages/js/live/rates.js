import { rate } from "../base/format.js";

const at = (id) => document.getElementById(id);

function spark(svg, values) {
  const top = Math.max(1, ...values);
  const points = values.map((value, i) => `${((i * 100) / (values.length - 1)).toFixed(2)},${(39 - (value / top) * 37).toFixed(2)}`);
  svg.innerHTML = `<path class="area" d="M0,40 L${points.join(" L")} L100,40 Z"/><path class="line" d="M${points.join(" L")}"/>`;
}

export function showRates(rates) {
  at("orders-rate").textContent = rate(rates.orders_per_second);
  at("events-rate").textContent = rate(rates.events_per_second);
  spark(at("orders-spark"), rates.orders);
  spark(at("events-spark"), rates.events);
  document.documentElement.dataset.feed = rates.orders_per_second === null ? "down" : "up";
}
