// Asks for the sections as they were at a moment. The newest request wins; all its answers are shown at once, so that
// the cards are of the same moment.
import { ask } from "../base/api.js";

const PAUSE = 150; // while the slider moves
const MINUTE = 60_000;
const BEST = 10;

let timer = 0;
let running = null;

async function get(path, query, signal) {
  const outcome = await ask(`live/${path}`, query, signal);
  if (outcome.state !== "ready") throw new Error(outcome.detail);
  return outcome.answer;
}

const NOTHING = { gross: "0.00", returns: "0.00", net: "0.00", orders: 0, units: 0 };

/** Adds the minutes without sales, which the answer leaves out. */
function everyMinute(answer) {
  const known = new Map(answer.series.map((bucket) => [Date.parse(bucket.start), bucket]));
  const series = [];
  for (let start = Date.parse(answer.from); start < Date.parse(answer.to); start += MINUTE) {
    series.push(known.get(start) ?? { ...NOTHING, start: new Date(start).toISOString() });
  }
  return { ...answer, series };
}

const parts = (path) => (query, signal) => get(path, { ...query, window: "24h" }, signal);

async function products(query, signal) {
  const [net, units] = await Promise.all(["net", "units"].map((by) =>
    get("top-products", { ...query, window: "1h", by, limit: BEST }, signal)));
  return { ...net, by_net: net.items, by_units: units.items };
}

const SECTIONS = {
  revenue: async (query, signal, window) => ({ currency: query.currency, windows: [await get("revenue", { ...query, window }, signal)] }),
  series: async (query, signal) => everyMinute(await get("revenue/series", { ...query, window: "60m" }, signal)),
  products,
  funnel: ({ asOf }, signal) => get("funnel", { asOf, window: "24h" }, signal),
  categories: parts("categories"),
  countries: parts("countries"),
};

/** The sections that can show a moment of the past. */
export const ofThePast = (section) => section in SECTIONS;

export function leavePast() {
  clearTimeout(timer);
  running?.abort();
  running = null;
}

/**
 * @param then gets the answers by section, and what went wrong by section
 */
export function askPast({ asOf, currency, window }, then) {
  leavePast();
  const mine = new AbortController();
  running = mine;
  timer = setTimeout(async () => {
    const names = Object.keys(SECTIONS);
    const answers = await Promise.allSettled(names.map((name) => SECTIONS[name]({ asOf, currency }, mine.signal, window)));
    if (running !== mine) return;
    const arrived = {};
    const failed = {};
    answers.forEach(({ value, reason }, i) => {
      if (reason) failed[names[i]] = reason.message;
      else arrived[names[i]] = value;
    });
    then(arrived, failed);
  }, PAUSE);
}

/** Minute by minute, for a comparison. */
export const minutesOf = (from, to, currency, signal) =>
  get("revenue/series", { from: from.toISOString(), to: to.toISOString(), currency }, signal);
