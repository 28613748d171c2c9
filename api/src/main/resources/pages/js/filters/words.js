// What is shown, in words: on the wall, on paper and in a picture nobody sees the filters.
import { date } from "../base/format.js";
import { ZONE } from "./ranges.js";

const COMPARED = { previous: "compared with as many days before", year: "compared with the same days a year before" };

/** @param names what to tell of range, compare, currency, category, country, channel */
export function inWords(scope, names) {
  const { chosen, range, offered } = scope;
  const category = offered.categories.find((entry) => entry.category_id === chosen.category)?.name ?? chosen.category;
  const words = {
    range: `${range.label ? `${range.label}: ` : ""}${date(range.fromTime, "fullDay")} to ${date(range.toTime - 1, "fullDay")}, days of ${ZONE}`,
    compare: COMPARED[scope.compare],
    currency: scope.currency,
    category: category && `category ${category}`,
    country: chosen.country && `country ${chosen.country}`,
    channel: chosen.channel && `channel ${chosen.channel}`,
  };
  return names.map((name) => words[name]).filter(Boolean).join(" · ");
}

/** Which of them the numbers of a card depend on: one of all time says nothing about a range. A card explains itself what it compares with. */
export function namesIn(requests) {
  const given = new Set(Object.values(requests).flatMap(([, params]) => Object.keys(params).filter((name) => params[name])));
  return ["range", "currency", "category", "country", "channel"].filter((name) => given.has(name === "range" ? "from" : name));
}
