// The filters of an analysis page. They write the address, and the address is what the page asks by.
import { element } from "../base/dom.js";
import { date } from "../base/format.js";
import { PRESETS, ZONE, isoDay, parseDay } from "./ranges.js";
import { setAddress } from "./query.js";

const COMPARE = { previous: "the span before", year: "a year before", none: "nothing" };
const OWN = "own";

function select(id, label, choose) {
  const made = element("select");
  made.id = id;
  made.addEventListener("change", () => choose(made.value));
  return { made, label: element("label", "filter", element("span", "", label), made) };
}

function offer(made, options, chosen) {
  // A filter of a link may name what is not offered, such as a country of another currency.
  const all = options.some(([value]) => value === chosen) ? options : [...options, [chosen, chosen]];
  made.replaceChildren(...all.map(([value, name]) => new Option(name, value, false, value === chosen)));
}

const withAll = (values, all) => [["", all], ...values];

/** @param shown which of range, compare, currency, category, country, channel the page has */
export function filterBar(shown) {
  const range = select("filter-range", "Range", (value) => {
    if (value === OWN) dates.hidden = false;
    else setAddress({ range: value, from: "", to: "" });
  });
  const from = Object.assign(element("input"), { type: "date", id: "filter-from" });
  const to = Object.assign(element("input"), { type: "date", id: "filter-to" });
  const problem = element("p", "filter-problem");
  problem.setAttribute("role", "alert");
  const apply = Object.assign(element("button", "button small", "Show"), { type: "submit" });
  const dates = element("form", "filter-dates", element("label", "filter", element("span", "", "From"), from),
    element("label", "filter", element("span", "", "To, inclusive"), to), apply, problem);
  dates.hidden = true;
  dates.addEventListener("submit", (event) => {
    event.preventDefault();
    const begin = parseDay(from.value);
    const end = parseDay(to.value);
    problem.textContent = !begin || !end ? "Both days are needed." : begin > end ? "The first day is after the last one." : "";
    if (!problem.textContent) setAddress({ range: "", from: from.value, to: to.value });
  });
  const compare = select("filter-compare", "Compared with", (value) => setAddress({ compare: value }));
  const currency = select("filter-currency", "Currency", (value) => setAddress({ currency: value }));
  const category = select("filter-category", "Category", (value) => setAddress({ category: value }));
  const country = select("filter-country", "Country", (value) => setAddress({ country: value }));
  const channel = select("filter-channel", "Channel", (value) => setAddress({ channel: value }));
  const all = { range, compare, currency, category, country, channel };
  const clear = Object.assign(element("button", "button button-quiet small", "Clear filters"), { type: "button" });
  clear.addEventListener("click", () => setAddress({ category: "", country: "", channel: "" }));
  const zone = element("p", "quiet filter-zone");
  const bar = element("div", "filters", ...shown.map((name) => all[name].label), clear, dates, zone);
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", "Filters");

  return {
    bar,
    /** Shows what the address says. */
    show(scope) {
      const { chosen, offered, range: days } = scope;
      const own = Boolean(chosen.from && chosen.to);
      offer(range.made, [...Object.entries(PRESETS).map(([value, { label }]) => [value, label]), [OWN, "Own range …"]], own ? OWN : chosen.range);
      dates.hidden = !own;
      from.value = days.from;
      to.value = isoDay(new Date(days.toTime.getFullYear(), days.toTime.getMonth(), days.toTime.getDate() - 1));
      offer(compare.made, Object.entries(COMPARE), chosen.compare);
      offer(currency.made, offered.currencies.map((entry) => [entry.code, entry.code]), scope.currency);
      offer(category.made, withAll(offered.categories.map((entry) => [entry.category_id, entry.name ?? entry.category_id]), "all categories"), chosen.category);
      offer(country.made, withAll(offered.countries.map((name) => [name, name]), "all countries"), chosen.country);
      offer(channel.made, withAll(offered.channels.map((name) => [name, name]), "all channels"), chosen.channel);
      clear.hidden = !scope.filtered;
      zone.textContent = `${date(days.fromTime, "fullDay")} to ${date(days.toTime - 1, "fullDay")}, days of ${ZONE}`;
    },
  };
}
