// A page is a title, the filters that it has, and its cards; this puts them together and keeps them fresh.
import { element } from "../base/dom.js";
import { date } from "../base/format.js";
import { latestOnly } from "../cards/load.js";
import { reportButtons } from "../cards/report.js";
import { filterBar } from "../filters/bar.js";
import { dimensions, scopeOf } from "../filters/scope.js";
import { inWords } from "../filters/words.js";
import { filters, onAddressChange, setAddress } from "../filters/query.js";
import { keepFilters } from "../shell/bar.js";

const REFRESH = 60_000;

/** @param spec { title, about, report: kind of the report of the page, filters: [names], cards: [{ card, change(scope), refresh(scope) }] } */
export async function openPage(spec) {
  const root = document.documentElement;
  const main = document.getElementById("content");
  const bar = filterBar(spec.filters);
  document.title = `${spec.title} · shopstream`;
  const words = element("p", "quiet page-scope");
  main.replaceChildren(element("div", "page-head", element("h1", "", spec.title), element("p", "quiet", spec.about),
    ...(spec.report ? [reportButtons(() => spec.report, () => shown)] : []), words),
    ...(spec.filters.length > 0 ? [bar.bar] : []), ...spec.cards.map(({ card }) => card));
  let asked = null;
  let shown = null;
  let offered = null;

  function way(text, changes) {
    const button = Object.assign(element("button", "button small", text), { type: "button" });
    button.addEventListener("click", () => setAddress(changes));
    return button;
  }

  // The shop may have sold, but not in this range or currency: the way to its orders is one click.
  function hint(scope) {
    const { first_order_at: first, last_order_at: last, currencies } = scope.offered;
    if (first) {
      return element("span", "", `Orders in ${scope.currency} lie between ${date(first, "fullDay")} and ${date(last, "fullDay")}. `,
        way("Show all time", { range: "all", from: "", to: "" }));
    }
    const others = currencies.filter(({ code }) => code !== scope.currency);
    if (others.length === 0) return "The shop has not sold anything yet.";
    return element("span", "", `Nothing was sold in ${scope.currency} yet. `, ...others.map(({ code }) => way(`Show ${code}`, { currency: code, range: "all", from: "", to: "" })));
  }

  /** Follows the address, or asks the same question again: cards keep their pictures only if the question is the same. */
  const load = latestOnly(async (signal, again) => {
    const chosen = filters();
    const scope = scopeOf(await dimensions(chosen.currency, signal), chosen, spec.filters);
    scope.hint = () => hint(scope);
    shown = scope;
    const question = JSON.stringify([scope.sales, scope.range.granularity]);
    const { currencies, categories, countries, channels } = scope.offered;
    // Options that are the same are left alone: one of the lists may be open.
    const offer = JSON.stringify([question, currencies.map(({ code }) => code), categories, countries, channels]);
    if (offer !== offered) {
      offered = offer;
      bar.show(scope);
      words.textContent = inWords(scope, spec.filters);
    }
    keepFilters();
    const isNew = question !== asked;
    if (!isNew && !again) return; // only the panel was opened or closed
    asked = question;
    if (isNew) root.dataset.content = "loading";
    await Promise.all(spec.cards.map((card) => (isNew ? card.change(scope) : card.refresh(scope))));
    root.dataset.content = "ready";
  });

  const change = () => load(false);
  const refresh = () => { if (!document.hidden) load(true); };

  onAddressChange(change);
  setInterval(refresh, REFRESH);
  document.addEventListener("visibilitychange", refresh);
  await change();
  // The cards have their heights only now.
  if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
}
