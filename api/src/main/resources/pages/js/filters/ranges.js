// Ranges are days of the viewer's time zone. They end with the last complete day; today is drawn apart.
const DAY = 86_400_000;

export const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

const dayOf = (date, days = 0, months = 0) => new Date(date.getFullYear(), date.getMonth() + months, date.getDate() + days);
const two = (number) => String(number).padStart(2, "0");

/** The day as the API and date inputs write it: 2026-02-01. */
export const isoDay = (date) => `${String(date.getFullYear()).padStart(4, "0")}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;

/** The beginning of a day such as 2026-02-01 here; null if the text is none. */
export function parseDay(text) {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text ?? "");
  if (!parts) return null;
  const date = new Date(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
  return isoDay(date) === text ? date : null;
}

export const PRESETS = {
  "7d": { label: "Last 7 days", from: (today) => dayOf(today, -7) },
  "28d": { label: "Last 28 days", from: (today) => dayOf(today, -28) },
  "90d": { label: "Last 90 days", from: (today) => dayOf(today, -90) },
  "12m": { label: "Last 12 months", from: (today) => dayOf(today, 0, -12) },
  all: { label: "All time", from: (today, first) => (first ? dayOf(new Date(first)) : dayOf(today, -28)) },
};
export const DEFAULT_PRESET = "28d";

function granularity(days) {
  if (days <= 2) return "hour";
  if (days <= 92) return "day";
  return days <= 400 ? "week" : "month";
}

function finished(from, to, now, label) {
  const days = Math.round((to - from) / DAY);
  return { from: isoDay(from), to: isoDay(to), fromTime: from, toTime: to, days, label, granularity: granularity(days),
    // Whether a bar for today may be drawn behind the last one.
    endsYesterday: isoDay(to) === isoDay(now) };
}

/**
 * What is asked for, as days. A shop without a complete day in the range shows today, although it is not over.
 *
 * @param chosen { range } or { from, to }, the last day inclusive, as the address has them
 * @param orders { first, last }: times of the first and the last order, null as long as there is none
 */
export function rangeOf(chosen, now, orders) {
  const from = parseDay(chosen.from);
  const last = parseDay(chosen.to);
  if (from && last && from <= last) return finished(from, dayOf(last, 1), now, "");
  const preset = PRESETS[chosen.range] ?? PRESETS[DEFAULT_PRESET];
  const begin = preset.from(now, orders.first);
  const over = chosen.range === "all" && orders.last ? dayOf(new Date(orders.last), 1) : dayOf(now);
  const end = over < dayOf(now) ? over : dayOf(now);
  const young = orders.first && dayOf(new Date(orders.first)) >= dayOf(now);
  return begin < end && !young ? finished(begin, end, now, preset.label)
    : finished(young ? dayOf(now) : begin, dayOf(now, 1), now, young ? "Today so far" : preset.label);
}

const STEPS = {
  hour: (at) => new Date(at.getTime() + 3_600_000),
  day: (at) => dayOf(at, 1),
  week: (at) => dayOf(at, 7),
  month: (at) => dayOf(at, 0, 1),
};
const FIRSTS = {
  hour: (at) => at,
  day: (at) => at,
  week: (at) => dayOf(at, -((at.getDay() + 6) % 7)),
  month: (at) => new Date(at.getFullYear(), at.getMonth(), 1),
};

/** The beginnings of all units in the range, also of those in which nothing happened. */
export function starts({ fromTime, toTime, granularity: unit }) {
  const found = [];
  for (let at = FIRSTS[unit](fromTime); at < toTime; at = STEPS[unit](at)) found.push(at.getTime());
  return found;
}

/** The end of the unit that begins there. */
export const endOf = (start, unit) => STEPS[unit](new Date(start));
