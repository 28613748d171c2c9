// Sums of amounts in whole cents, so that they are exact.
export const minor = (text) => BigInt(text.replace(".", ""));

export function decimal(cents) {
  const digits = (cents < 0n ? -cents : cents).toString().padStart(3, "0");
  return `${cents < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

export const sum = (texts) => texts.reduce((whole, text) => whole + minor(text), 0n);

/** The change as a fraction, for showing only; null if there was nothing before. */
export const changeOf = (now, before) => (before <= 0n ? null : Number(((now - before) * 10_000n) / before) / 10_000);
