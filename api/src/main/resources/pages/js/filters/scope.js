// What all cards of a page ask for: the filters as parameters of the API, and the range as days.
import { ask } from "../base/api.js";
import { ZONE, rangeOf, starts } from "./ranges.js";

const NOTHING_KNOWN = { currency: "", currencies: [], categories: [], countries: [], channels: [], first_order_at: null, last_order_at: null };
const known = new Map();

/** What the filters can offer; nothing as long as the API does not tell. */
export async function dimensions(currency, signal) {
  const outcome = await ask("analytics/dimensions", { currency }, signal);
  if (outcome.state === "ready") known.set(currency, outcome.answer);
  return known.get(currency) ?? NOTHING_KNOWN;
}

const HOUR = 3_600_000;
/** The filters that leave some of the sales out. */
export const NARROWING = ["category", "country", "channel"];

/**
 * @param offered what dimensions() answered
 * @param asked the filters of the address
 * @param shown the filters of the page; one that it does not show, kept in the address for other pages, does not count
 */
export function scopeOf(offered, asked, shown, now = new Date()) {
  const chosen = { ...asked };
  for (const name of NARROWING) if (!shown.includes(name)) chosen[name] = "";
  const currency = chosen.currency || offered.currency;
  const range = rangeOf(chosen, now, { first: offered.first_order_at, last: offered.last_order_at });
  const { category, country, channel } = chosen;
  const compare = chosen.compare === "none" ? "" : chosen.compare;
  const days = { from: range.from, to: range.to, time_zone: ZONE };
  // Visits are counted by hours of UTC, within which the days of some zones begin.
  const visitsByUtc = range.fromTime % HOUR !== 0 || range.toTime % HOUR !== 0;
  return {
    chosen, currency, range, compare, offered,
    starts: starts(range),
    // The parameters of most addresses below /api/analytics.
    sales: { ...days, currency, category, country, channel, compare },
    salesNow: { from: range.to, time_zone: ZONE, to: now.toISOString(), currency, category, country, channel },
    days,
    visits: { ...days, time_zone: visitsByUtc ? "UTC" : ZONE, compare },
    visitsByUtc,
    filtered: Boolean(category || country || channel),
  };
}
