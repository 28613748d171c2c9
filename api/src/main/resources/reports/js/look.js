// What charts of reports are drawn with: numbers and times as ReportText writes them, without Intl, and the colours of
// the pages' style sheet. Runs in Rhino and in the browser that opens the file.
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const NONE = "–";

const COLOURS = {
  light: { ink: "#2c3e50", quiet: "#586a7a", line: "#dfe5e8", card: "#fff", fill: "#ecf0f1", blue: "#0056b3", accent: "#ff6b35", good: "#17733d", bad: "#b3261e", onHeat: "#fff",
    palette: ["#0056b3", "#ff6b35", "#17733d", "#8e44ad", "#b8860b", "#586a7a"], heat: ["#eef4fa", "#7fb0de", "#00448e"] },
  dark: { ink: "#ecf0f1", quiet: "#a3b3c2", line: "#2a3745", card: "#18212b", fill: "#222e3a", blue: "#6db3ff", accent: "#ff8a5c", good: "#6fdd9f", bad: "#ff9d96", onHeat: "#0f161d",
    palette: ["#6db3ff", "#ff8a5c", "#6fdd9f", "#d5a6f0", "#f2cf6b", "#a3b3c2"], heat: ["#1d2b39", "#2f6ba8", "#8cc4ff"] },
};

const known = (write) => (value) => (value === null || value === undefined ? NONE : write(value));
const grouped = (digits) => digits.replace(/\B(?=(\d{3})+$)/g, ",");

function fixed(number, decimals) {
  const parts = Math.abs(number).toFixed(decimals).split(".");
  const sign = number < 0 && /[1-9]/.test(parts.join("")) ? "-" : "";
  return sign + grouped(parts[0]) + (parts.length > 1 ? "." + parts[1] : "");
}

// Digits of a decimal text are kept as they are: as a number, a large amount would lose its cents.
function cents(value) {
  const exact = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(String(value));
  if (!exact) return fixed(Number(value), 2);
  const written = grouped(exact[2]) + "." + ((exact[3] || "") + "00").slice(0, 2);
  return (exact[1] && /[1-9]/.test(written) ? "-" : "") + written;
}

const signed = (sign, written) => (written.charAt(0) === "-" ? "-" + sign + written.slice(1) : sign + written);
const trimmed = (written) => written.replace(/\.0+$/, "");

function compact(number) {
  const size = Math.abs(number);
  if (size >= 999950000) return trimmed(fixed(number / 1e9, 1)) + "B";
  if (size >= 999950) return trimmed(fixed(number / 1e6, 1)) + "M";
  if (size >= 1000) return trimmed(fixed(number / 1e3, 1)) + "K";
  return trimmed(fixed(number, size < 10 && size % 1 !== 0 ? 1 : 0));
}

const two = (number) => (number < 10 ? "0" : "") + number;

/** The time as the clocks of the zone show it, as if that were UTC; a day without a time is left as it is. */
function local(when, offsets) {
  const at = new Date(when).getTime();
  if (typeof when === "string" && when.length === 10) return new Date(at);
  let offset = 0;
  offsets.forEach((change) => {
    if (change[0] <= at) offset = change[1];
  });
  return new Date(at + offset);
}

function date(when, unit, offsets) {
  const at = local(when, offsets);
  const day = at.getUTCDate() + " " + MONTHS[at.getUTCMonth()];
  const clock = two(at.getUTCHours()) + ":" + two(at.getUTCMinutes());
  switch (unit) {
    case "minute": return clock;
    case "hour": return day + ", " + clock;
    case "fullDay": return day + " " + at.getUTCFullYear();
    case "full": return day + " " + at.getUTCFullYear() + ", " + clock;
    case "month":
    case "quarter": return MONTHS[at.getUTCMonth()] + " " + at.getUTCFullYear();
    case "year": return String(at.getUTCFullYear());
    default: return day;
  }
}

/**
 * @param place { sign, offsets }: sign is that of the currency, offsets are [from, offset] of the time zone in milliseconds, ascending
 * @param theme light or dark
 */
export function reportLook(place, theme, small) {
  return {
    small: small, calm: true, colours: COLOURS[theme],
    format: {
      money: known((value) => signed(place.sign, cents(value))), shortMoney: (value) => signed(place.sign, compact(value)),
      count: known((value) => fixed(Number(value), 0)), shortCount: compact,
      percent: known((share) => fixed(Number(share) * 100, 1) + " %"), decimal: known((value) => fixed(Number(value), 1)),
      score: known((value) => fixed(Math.floor(Number(value) * 100) / 100, 2)),
      signedPercent: known((value) => (value > 0 ? "+" : "") + fixed(Number(value), 1) + " %"),
      date: (when, unit) => (when === null || when === undefined ? NONE : date(when, unit, place.offsets)), word: (word) => word,
    },
  };
}
