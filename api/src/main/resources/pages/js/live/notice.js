// One line about the state of the page; the most important state is shown.
import { time } from "../base/format.js";
import { someOrders } from "./orders.js";
import { troubles } from "./pipeline.js";
import { dayIsEmpty } from "./revenue.js";

const line = document.getElementById("notice");

export function notice(state) {
  const [kind, text] = choose(state);
  // Set only when it changes, since screen readers announce it. The line with the clock is not announced.
  line.className = `notice ${kind}`;
  line.setAttribute("aria-live", kind === "" ? "off" : "polite");
  if (line.textContent !== text) line.textContent = text;
}

const ofThePast = ({ text, failed }) => (Object.keys(failed).length > 0
  ? `As of ${text}: not everything is available of that moment.`
  : `As of ${text}, with what is known now: the windows that ended then; funnel, categories and countries are of whole hours, the hour of the last minute included. Cancellations and refunds that came later are included.`);

function choose({ connection, lostAt, asOf, currency, currencies, past }) {
  if (connection === "lost") return ["bad", `Connection lost at ${time(lostAt)}, trying again. The numbers below are from then.`];
  if (connection === "connecting" || asOf === null) return ["", "Connecting to the live stream"];
  const wrong = troubles();
  if (past !== null) return [wrong.length > 0 ? "warn" : "hint", [ofThePast(past), ...wrong].join(" ")];
  if (wrong.length > 0) return ["warn", wrong.join(" ")];
  const others = currencies.filter((other) => other !== currency);
  if (dayIsEmpty() && others.length > 0) return ["hint", `No sales in ${currency} in the last 24 hours. There are sales in ${others.join(", ")}: switch the currency above.`];
  if (dayIsEmpty() && !someOrders()) return ["hint", "Everything is ready and waiting for the first order."];
  return ["", `Live · as of ${time(asOf)}`];
}
