// The hours behind a cell of the activity heat map: all of one weekday and hour, each leading to its lines.
import { ask } from "../base/api.js";
import { sum } from "../base/decimal.js";
import { count, date, money } from "../base/format.js";
import { table } from "../cards/table.js";
import { ZONE } from "../filters/ranges.js";
import { addressOf, linesOf } from "./target.js";

const HOUR = 3_600_000;
const SUNDAY = 7;
const COLUMNS = [{ name: "Hour" }, { name: "Orders", number: true }, { name: "Net", number: true }];

const isIn = (start, target) => (start.getDay() || SUNDAY) === Number(target.weekday) && start.getHours() === Number(target.hour);

/**
 * @param target { from, to, currency, category, country, channel, weekday, hour, name }: weekday is 1 for Monday
 * @param say shows a sentence above the nodes
 * @return { title, nodes }: what the panel shows for it
 */
export async function hoursView(target, signal, say) {
  const { from, to, currency, category, country, channel, name } = target;
  const title = name ?? "Hours";
  const outcome = await ask("analytics/trends", { from, to, time_zone: ZONE, currency, category, country, channel, granularity: "hour" }, signal);
  if (outcome.state !== "ready") {
    say(outcome.detail);
    return { title, nodes: [] };
  }
  const hours = outcome.answer.series.filter((bucket) => isIn(new Date(bucket.start), target));
  if (hours.length === 0) {
    say("There are no rows behind this number.");
    return { title, nodes: [] };
  }
  const orders = hours.reduce((all, bucket) => all + bucket.orders, 0);
  say(`${orders === 1 ? "1 order" : `${count(orders)} orders`} in ${hours.length === 1 ? "1 hour" : `${count(hours.length)} hours`} add up to ${money(sum(hours.map((bucket) => bucket.net)), currency)}.`);
  const rows = hours.toReversed().map((bucket) => {
    const when = `${date(bucket.start, "fullDay")}, ${date(bucket.start, "minute")}`;
    const end = new Date(Date.parse(bucket.start) + HOUR).toISOString();
    return { cells: [when, count(bucket.orders), money(bucket.net, currency)],
      drill: addressOf(linesOf({ from: bucket.start, to: end, currency, category, country, channel, name: when })) };
  });
  return { title, nodes: [table(title, COLUMNS, rows)] };
}
