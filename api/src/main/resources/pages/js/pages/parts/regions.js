/* global echarts */
// Revenue by country on a map, with a table beside it. What has no outline is listed below, so that both make the total.
import { minus, sum } from "../../base/decimal.js";
import { element } from "../../base/dom.js";
import { count } from "../../base/format.js";
import { chartCard } from "../../cards/chart-card.js";
import { mapChart } from "../../charts/map.js";
import { outlines, placed } from "../../charts/outlines.js";
import { addressOf } from "../../drill/target.js";
import { breakdownOf } from "./breakdown.js";

const MAP = "countries";
// In units of the map: most shops send to many small countries there.
const EUROPE = { center: [150, 980], zoom: 4 };
let known = null;
let loading = null;
let view = null;

// Without the outlines, the countries are bars; the next refresh tries again.
function loadOutlines() {
  loading ??= fetch("maps/world.json").then((answer) => answer.json()).then((world) => {
    echarts.registerMap(MAP, world);
    known = outlines(world);
  }).catch(() => { loading = null; });
  return loading;
}

const spec = breakdownOf({ id: "regions", title: "Revenue by country", column: "Country", about: "Net, by the country it was sent to", address: "geography", dimension: "country", narrow: true });
const parted = ({ parts }) => placed(known, parts.items);

function listed(item, scope, look) {
  const name = item.name ?? "unknown";
  const link = element("a", "", name);
  link.href = addressOf(spec.targetOf(item, scope));
  return element("li", "", link, " ", element("span", "amount", look.format.money(item.net)));
}

/** What the map shows, what it does not, and both together, to the cent. */
function rest({ parts }, scope, look) {
  if (!known) return element("p", "quiet", "The map could not be loaded.");
  const { regions, elsewhere } = parted({ parts });
  const shown = sum(regions.flatMap((region) => region.items).map((item) => item.net));
  const other = minus(parts.net, sum(parts.items.map((item) => item.net)));
  const missing = minus(parts.net, shown);
  const total = element("p", "map-total", element("strong", "", `${look.format.money(parts.net)} in total`),
    elsewhere.length === 0 && parts.parts === parts.items.length ? ", all of it on the map" : `: ${look.format.money(shown)} on the map, ${look.format.money(missing)} not on it:`);
  Object.assign(total.dataset, { total: parts.net, shown, missing });
  const items = elsewhere.map((item) => listed(item, scope, look));
  if (parts.parts > parts.items.length) items.push(element("li", "", `${count(parts.parts - parts.items.length)} smaller countries `, element("span", "amount", look.format.money(other))));
  return element("div", "", total, element("ul", "", ...items));
}

function europeButton(draw) {
  const button = Object.assign(element("button", "quiet-button", "Europe"), { type: "button", title: "Look at Europe" });
  button.setAttribute("aria-pressed", "false");
  button.addEventListener("click", () => {
    view = view ? null : EUROPE;
    button.setAttribute("aria-pressed", String(view !== null));
    draw();
  });
  return button;
}

export const regions = (size) => chartCard({
  ...spec, size, beside: true, actions: (draw) => [europeButton(draw)], prepare: loadOutlines, below: rest,
  height: (answers) => (known ? null : spec.height(answers)),
  chart: (answers, scope, look) => (known ? mapChart({
    kind: "money", map: MAP, view,
    regions: parted(answers).regions.map((region) => ({ ...region, items: region.items.map((item) => ({ name: item.name, value: item.net, share: item.share_of_net, note: spec.noteOf(item, look) })) })),
  }, look) : spec.chart(answers, scope, look)),
  drill: (point, answers, scope) => {
    if (!known) return spec.drill(point, answers, scope);
    // Of several names with one outline, the largest.
    const region = parted(answers).regions.find(({ outline }) => outline === point.name);
    return region ? spec.targetOf(region.items[0], scope) : null;
  },
  note: (answers, scope) => (known ? "" : spec.note(answers, scope)),
});
