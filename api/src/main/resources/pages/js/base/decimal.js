// Sums of amounts, which are decimal texts: without floating point, so that no cent is lost.
const digitsOf = (text) => (text.includes(".") ? text.length - text.indexOf(".") - 1 : 0);

/** An amount of two decimals at most, in whole cents. */
export const cents = (text) => BigInt(text.replace(".", "") + "0".repeat(2 - digitsOf(text)));

/** Units of so many digits as a text. */
export function amount(units, digits = 2) {
  const written = String(units < 0n ? -units : units).padStart(digits + 1, "0");
  const text = digits === 0 ? written : `${written.slice(0, -digits)}.${written.slice(-digits)}`;
  return units < 0n ? `-${text}` : text;
}

/** The exact sum; "0" of nothing. */
export function sum(texts) {
  const digits = texts.reduce((most, text) => Math.max(most, digitsOf(text)), 0);
  const units = texts.reduce((all, text) => all + BigInt(text.replace(".", "") + "0".repeat(digits - digitsOf(text))), 0n);
  return amount(units, digits);
}

/** The exact difference. */
export const minus = (from, what) => sum([from, what.startsWith("-") ? what.slice(1) : `-${what}`]);

/** By how many percent it is more, for showing only; null if there was nothing before. */
export function percentChange(now, before) {
  const former = cents(before);
  return former <= 0n ? null : Number(((cents(now) - former) * 1_000_000n) / former) / 10_000;
}
