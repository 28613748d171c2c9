// Sums of amounts, which are decimal texts: without floating point, so that no cent is lost.
const digitsOf = (text) => (text.includes(".") ? text.length - text.indexOf(".") - 1 : 0);

/** The exact sum; "0" of nothing. */
export function sum(texts) {
  const digits = texts.reduce((most, text) => Math.max(most, digitsOf(text)), 0);
  const units = texts.reduce((all, text) => all + BigInt(text.replace(".", "") + "0".repeat(digits - digitsOf(text))), 0n);
  const written = String(units < 0n ? -units : units).padStart(digits + 1, "0");
  const amount = digits === 0 ? written : `${written.slice(0, -digits)}.${written.slice(-digits)}`;
  return units < 0n ? `-${amount}` : amount;
}

/** The exact difference. */
export const minus = (from, what) => sum([from, what.startsWith("-") ? what.slice(1) : `-${what}`]);
