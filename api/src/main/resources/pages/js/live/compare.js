// The same minutes of yesterday or of last week, asked once a minute.
import { daysBefore } from "../base/days.js";
import { onAddress, parameter, remember } from "./address.js";
import { minutesOf } from "./past.js";

const MINUTE = 60_000;
const DAYS = { yesterday: 1, week: 7, none: 0 };
const NAMES = { yesterday: "yesterday", week: "a week ago" };
const buttons = document.getElementById("against");
const listeners = [];
let chosen = read();
let asked = null;
let running = null;
let answer = null; // of the minutes that `asked` names

function read() {
  const name = parameter("against");
  return name in DAYS ? name : "yesterday";
}

function press() {
  for (const button of buttons.children) button.setAttribute("aria-pressed", String(button.dataset.against === chosen));
}

function choose(next) {
  if (next === chosen) return;
  chosen = next;
  press();
  listeners.forEach((listener) => listener());
}

/**
 * What the minutes are compared with, if it is known yet.
 *
 * @return null without a comparison or before its answer, else its name and its buckets in the places of the minutes
 */
export function compared({ currency, series }) {
  if (chosen === "none" || series.length === 0) return null;
  const then = series.map(({ start }) => daysBefore(Date.parse(start), DAYS[chosen]));
  // Where the clocks changed, these minutes are not one after the other.
  ask(Math.min(...then), Math.max(...then) + MINUTE, currency);
  if (answer === null) return null;
  if (answer.failed) return { name: NAMES[chosen], buckets: null };
  return { name: NAMES[chosen], buckets: then.map((start) => answer.get(start) ?? null) };
}

async function ask(from, to, currency) {
  const question = `${chosen} ${currency} ${from} ${to}`;
  if (question === asked) return;
  // The line of a minute ago is better than none until the new one arrives; another comparison is not.
  if (!asked?.startsWith(`${chosen} ${currency} `)) answer = null;
  asked = question;
  running?.abort();
  const mine = new AbortController();
  running = mine;
  try {
    const past = await minutesOf(new Date(from), new Date(to), currency, mine.signal);
    if (running !== mine) return;
    answer = new Map(past.series.map((bucket) => [Date.parse(bucket.start), bucket]));
  } catch {
    if (running !== mine) return;
    answer = { failed: true };
    // Asked again with the next minute.
  }
  listeners.forEach((listener) => listener());
}

export const onCompared = (listener) => listeners.push(listener);

buttons.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  remember("against", button.dataset.against === "yesterday" ? null : button.dataset.against);
});
onAddress(() => choose(read()));
press();
