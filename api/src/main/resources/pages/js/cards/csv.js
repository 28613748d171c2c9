// Rows of an answer as CSV, in the form of the API (RFC 4180), where the API's own CSV of the address has other rows.
const NUMBER = /^-?\d+(\.\d+)?$/;
const FORMULA = /^[=+\-@\t\r]/;

function cell(value) {
  if (value === null || value === undefined) return "";
  const text = String(value);
  // An apostrophe keeps a spreadsheet from running text from outside as a formula.
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[,"\n\r]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

const isPlain = (value) => value === null || value === undefined || typeof value !== "object";

/** @param rows objects; what is not a single value in one of them is left out */
export function csvOf(rows) {
  const names = rows.reduce((known, row) => known.concat(Object.keys(row).filter((name) => known.indexOf(name) < 0)), [])
    .filter((name) => rows.every((row) => isPlain(row[name])));
  return [names].concat(rows.map((row) => names.map((name) => row[name]))).map((cells) => `${cells.map(cell).join(",")}\r\n`).join("");
}
