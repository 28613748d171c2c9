// What all cards of a page ask for: the filters as parameters of the API, and the range as days.
import { ask } from "../base/api.js";
import { ZONE, rangeOf, starts } from "./ranges.js";
import { filters } from "./state.js";

const NOTHING_KNOWN = { currencies: [], categories: [], countries: [], channels: [], first_order_at: null, last_order_at: null };
const known = new Map();

/** What the filters can offer; nothing as long as the API does not tell. */
export async function dimensions(currency, signal) {
  const outcome = await ask("analytics/dimensions", { currency }, signal);
  if (outcome.state === "ready") known.set(currency, outcome.answer);
  return known.get(currency) ?? NOTHING_KNOWN;
}

const NARROWING = ["category", "country", "channel"];

/**
 * @param offered what dimensions() answered
 * @param shown the filters of the page; one that it does not show, kept in the address for other pages, does not count
 */
export function scopeOf(offered, shown, now = new Date()) {
  const chosen = filters();
  for (const name of NARROWING) if (!shown.includes(name)) chosen[name] = "";
  const currency = chosen.currency || offered.currencies[0]?.code || "";
  const range = rangeOf(chosen, now, { first: offered.first_order_at, last: offered.last_order_at });
  const { category, country, channel } = chosen;
  const compare = chosen.compare === "none" ? "" : chosen.compare;
  const days = { from: range.from, to: range.to, time_zone: ZONE };
  return {
    chosen, currency, range, compare, offered,
    starts: starts(range),
    // The parameters of most addresses below /api/analytics.
    sales: { ...days, currency, category, country, channel, compare },
    salesNow: { from: range.to, time_zone: ZONE, to: now.toISOString(), currency, category, country, channel },
    days,
    filtered: Boolean(category || country || channel),
  };
}
