// Amounts are decimal strings and are formatted as such, without floating point.
const formats = new Map();

function format(kind, options) {
  if (!formats.has(kind)) formats.set(kind, new Intl.NumberFormat(undefined, options));
  return formats.get(kind);
}

export const money = (text, currency) =>
  text === null || text === undefined || !currency ? "–"
    : format(`money ${currency}`, { style: "currency", currency, currencyDisplay: "narrowSymbol" }).format(text);

export const shortMoney = (number, currency) =>
  !currency ? "–" : format(`short ${currency}`, { style: "currency", currency, currencyDisplay: "narrowSymbol", notation: "compact",
    maximumFractionDigits: 1 }).format(number);

export const count = (number) => (number === null || number === undefined ? "–" : format("count", {}).format(number));

export const rate = (number) =>
  number === null || number === undefined ? "–"
    : format(number < 100 ? "rate" : "whole", number < 100 ? { minimumFractionDigits: 1, maximumFractionDigits: 1 } : { maximumFractionDigits: 0 })
      .format(number);

const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
const minute = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const day = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", year: "numeric" });
const DAY = 86_400_000;

export const time = (iso) => clock.format(new Date(iso));
export const hourMinute = (iso) => minute.format(new Date(iso));
export const timeOrDay = (iso, now) => (Math.abs(now - new Date(iso)) < DAY ? time(iso) : day.format(new Date(iso)));

export function age(seconds) {
  if (seconds === null || seconds === undefined) return "–";
  if (seconds < 2) return "just now";
  if (seconds < 120) return `${seconds} s ago`;
  if (seconds < 7200) return `${Math.floor(seconds / 60)} min ago`;
  if (seconds < 172_800) return `${Math.floor(seconds / 3600)} h ago`;
  return `${count(Math.floor(seconds / 86_400))} days ago`;
}

/** A code as a word: REVENUE_DROP becomes Revenue drop. */
export const words = (code) => (code.charAt(0).toUpperCase() + code.slice(1).toLowerCase()).replaceAll(/[-_]/g, " ");

export const percent = (share, digits = 1) =>
  share === null || share === undefined ? "–"
    : format(`percent ${digits}`, { style: "percent", minimumFractionDigits: digits, maximumFractionDigits: digits }).format(share);

export const decimal = (number, digits = 1) =>
  number === null || number === undefined ? "–"
    : format(`decimal ${digits}`, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(number);

export const shortCount = (number) => format("short count", { notation: "compact", maximumFractionDigits: 1 }).format(number);

const dates = {
  minute: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  hour: { weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  day: { day: "numeric", month: "short" },
  fullDay: { weekday: "short", day: "numeric", month: "short", year: "numeric" },
  week: { day: "numeric", month: "short" },
  month: { month: "short", year: "numeric" },
  quarter: { month: "short", year: "numeric" },
  year: { year: "numeric" },
  full: { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" },
};
const dateFormats = new Map();

/** A time as people of this place write it, as exactly as the unit asks for. */
export function date(when, unit) {
  if (when === null || when === undefined) return "–";
  if (!dateFormats.has(unit)) dateFormats.set(unit, new Intl.DateTimeFormat(undefined, dates[unit]));
  return dateFormats.get(unit).format(new Date(when));
}

const weekday = new Intl.DateTimeFormat(undefined, { weekday: "short", timeZone: "UTC" });

/** @param number 1 for Monday to 7 for Sunday, as ISO 8601 counts */
export const weekdayName = (number) => weekday.format(new Date(Date.UTC(2024, 0, number)));

/** @param number 12.3 for twelve point three per cent */
export const signedPercent = (number, digits = 1) =>
  number === null || number === undefined ? "–" : `${number > 0 ? "+" : ""}${percent(number / 100, digits)}`;

/** A quality score: never rounded up to 100. */
export const score = (number) =>
  number === null || number === undefined ? "–" : format("score", { maximumFractionDigits: 4, roundingMode: "floor" }).format(number);
