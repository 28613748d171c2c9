// A page is a title, the filters that it has, and its cards; this puts them together and keeps them fresh.
import { element } from "../base/dom.js";
import { filterBar } from "../filters/bar.js";
import { dimensions, scopeOf } from "../filters/scope.js";
import { inWords } from "../filters/words.js";
import { filters, onAddressChange, setAddress } from "../filters/state.js";
import { keepFilters } from "../shell/bar.js";

const REFRESH = 60_000;

/** @param spec { title, about, filters: [names], cards: [{ card, change(scope), refresh(scope) }] } */
export async function openPage(spec) {
  const root = document.documentElement;
  const main = document.getElementById("content");
  const bar = filterBar(spec.filters);
  document.title = `${spec.title} · shopstream`;
  const words = element("p", "quiet page-scope");
  main.replaceChildren(element("div", "page-head", element("h1", "", spec.title), element("p", "quiet", spec.about), words),
    ...(spec.filters.length > 0 ? [bar.bar] : []), ...spec.cards.map(({ card }) => card));
  let asked = null;

  // The shop may have sold, but not in this range: the way to its orders is one click.
  function hint(scope) {
    const { first_order_at: first, last_order_at: last } = scope.offered;
    if (!first) return "The shop has not sold anything yet.";
    const button = Object.assign(element("button", "button small", "Show all time"), { type: "button" });
    button.addEventListener("click", () => setAddress({ range: "all", from: "", to: "" }));
    const day = { day: "numeric", month: "long", year: "numeric" };
    return element("span", "", `Orders in ${scope.currency} lie between ${new Date(first).toLocaleDateString(undefined, day)} and ${new Date(last).toLocaleDateString(undefined, day)}. `, button);
  }

  async function scope() {
    const made = scopeOf(await dimensions(filters().currency), spec.filters);
    made.hint = () => hint(made);
    return made;
  }

  async function change() {
    const next = await scope();
    const question = JSON.stringify([next.sales, next.range.granularity]);
    bar.show(next);
    words.textContent = inWords(next, spec.filters);
    keepFilters();
    if (question === asked) return; // only the panel was opened or closed
    asked = question;
    root.dataset.content = "loading";
    await Promise.all(spec.cards.map((card) => card.change(next)));
    root.dataset.content = "ready";
  }

  async function refresh() {
    if (document.hidden) return;
    const next = await scope();
    asked = JSON.stringify([next.sales, next.range.granularity]);
    await Promise.all(spec.cards.map((card) => card.refresh(next)));
  }

  onAddressChange(change);
  setInterval(refresh, REFRESH);
  document.addEventListener("visibilitychange", refresh);
  await change();
}
