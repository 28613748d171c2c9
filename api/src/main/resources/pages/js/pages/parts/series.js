// Puts the buckets of an answer, which leaves empty ones out, in the places of the range.

/** @param missing what an empty bucket counts: 0 for sums, null for rates */
export function aligned(buckets, measure, length, missing = 0) {
  const values = new Array(length).fill(missing);
  for (const bucket of buckets ?? []) if (bucket.index < length) values[bucket.index] = bucket[measure];
  return values;
}

/** The measure over time as a chart wants it. */
export function trendOf(answer, scope, { measure, name, kind, form = "bar", today, missing = 0 }) {
  const length = scope.starts.length;
  return {
    name, kind, form, unit: scope.range.granularity, starts: scope.starts,
    values: aligned(answer.series, measure, length, missing),
    former: answer.former_series ? aligned(answer.former_series, measure, length, missing) : null,
    today: today ?? null,
  };
}

/** The rows of the table below such a chart. */
export function trendTable(data, drawn, drillOf) {
  const write = drawn.format[data.kind];
  const columns = [{ name: "From" }, { name: data.name, number: true }, ...(data.former ? [{ name: "Before", number: true }] : [])];
  const rows = data.starts.map((start, i) => ({
    cells: [drawn.format.date(start, data.unit === "day" ? "fullDay" : data.unit), write(data.values[i]), ...(data.former ? [write(data.former[i])] : [])],
    drill: drillOf?.(i),
  }));
  if (data.today !== null) rows.push({ cells: ["Today so far", write(data.today), ...(data.former ? ["–"] : [])] });
  return { columns, rows };
}

/** Whether today can be drawn behind the last day: the range ends with yesterday and its units are days. */
export const showsToday = (scope) => scope.range.endsYesterday && scope.range.granularity === "day";

/** The times of a range as the drill-down takes them. */
export const span = (from, to) => ({ from: new Date(from).toISOString(), to: new Date(to).toISOString() });

/** What the dashed line of a chart is, for the line below it. */
export const dashed = (scope) => (scope.compare === "" ? "" : `Dashed: ${scope.compare === "year" ? "a year before" : "as many days before"}.`);
