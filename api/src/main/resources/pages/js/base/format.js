// Amounts are decimal strings and are formatted as such, without floating point.
const formats = new Map();

function format(kind, options) {
  if (!formats.has(kind)) formats.set(kind, new Intl.NumberFormat(undefined, options));
  return formats.get(kind);
}

export const money = (text, currency) =>
  text === null || text === undefined ? "–"
    : format(`money ${currency}`, { style: "currency", currency, currencyDisplay: "narrowSymbol" }).format(text);

export const shortMoney = (number, currency) =>
  format(`short ${currency}`, { style: "currency", currency, currencyDisplay: "narrowSymbol", notation: "compact",
    maximumFractionDigits: 1 }).format(number);

export const count = (number) => (number === null || number === undefined ? "–" : format("count", {}).format(number));

export const rate = (number) =>
  number === null || number === undefined ? "–"
    : format(number < 100 ? "rate" : "count", number < 100 ? { minimumFractionDigits: 1, maximumFractionDigits: 1 } : { maximumFractionDigits: 0 })
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

export const words = (code) => code.charAt(0) + code.slice(1).toLowerCase();
