// The key figures of a page: value, change against the span before, and the way there as a small line.
import { element } from "../base/dom.js";
import { count, decimal, money, percent } from "../base/format.js";
import { frame } from "./card.js";
import { csvButton } from "./export.js";
import { askAll, latestOnly } from "./load.js";

/** What a change is measured on. */
export const against = (scope) => (scope.compare === "year" ? "on the same days a year before" : "on as many days before");

const SVG = "http://www.w3.org/2000/svg";
const WRITE = { money, count, decimal, percent };

function spark(values) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "kpi-spark");
  svg.setAttribute("viewBox", "0 0 100 32");
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("aria-hidden", "true");
  const known = values.filter((value) => value !== null).map(Number);
  if (known.length < 2) return svg;
  const top = Math.max(...known, 0);
  const low = Math.min(...known, 0);
  const points = known.map((value, i) => `${((i * 100) / (known.length - 1)).toFixed(2)},${(30 - ((value - low) / (top - low || 1)) * 28).toFixed(2)}`);
  const line = document.createElementNS(SVG, "path");
  line.setAttribute("class", "line");
  line.setAttribute("d", `M${points.join(" L")}`);
  svg.append(line);
  return svg;
}

function changeOf(figure) {
  const { change, lessIsBetter } = figure;
  if (!change) return element("p", "kpi-change quiet", "");
  if (change.percent === null || change.percent === undefined) return element("p", "kpi-change quiet", "nothing before");
  const up = change.percent > 0;
  const same = change.percent === 0;
  const mood = same ? "same" : up !== Boolean(lessIsBetter) ? "better" : "worse";
  const against = element("span", "hidden", ` ${figure.against}`);
  const arrow = element("span", "", same ? "= " : up ? "▲ " : "▼ ");
  arrow.setAttribute("aria-hidden", "true");
  return element("p", `kpi-change ${mood}`, arrow, element("span", "hidden", same ? "unchanged " : up ? "up " : "down "),
    percent(Math.abs(change.percent) / 100), against);
}

function tile(figure, currency) {
  const value = element("p", "kpi-value", WRITE[figure.kind](figure.value, figure.kind === "money" ? currency : undefined));
  value.dataset.value = figure.value ?? "";
  value.style.setProperty("--chars", value.textContent.length);
  const name = figure.href ? element("a", "", figure.name) : figure.name;
  if (figure.href) name.href = figure.href;
  const made = element("div", "kpi", element("h3", "", name), value, changeOf(figure));
  if (figure.aside) made.append(element("p", "quiet kpi-aside", figure.aside));
  if (figure.values) made.append(spark(figure.values));
  return made;
}

/**
 * @param spec { id, title, requests(scope), csv(scope): [path, params] if not those of the first request, isEmpty(answers), figures(answers, scope): [{ name, kind, value, change,
 *     against, values, aside, href, lessIsBetter }] }
 */
export function kpiCard(spec) {
  const made = frame({ size: "wide kpis", ...spec });
  const tiles = element("div", "kpi-tiles");
  made.body.append(tiles);
  let seenAt = null;
  let asked = null;
  let shown = null;
  made.actions.append(csvButton(spec.id, () => spec.csv?.(shown) ?? Object.values(asked)[0]));

  const load = latestOnly(async (signal, scope) => {
    asked = spec.requests(scope);
    shown = scope;
    made.about(scope.compare === "" ? "" : `Changes are ${against(scope)}`);
    const outcome = await askAll(asked, signal);
    if (outcome.state !== "ready") {
      made.trouble(outcome.state, outcome.detail, seenAt);
      return;
    }
    if (spec.isEmpty?.(outcome.answers)) {
      made.empty(undefined, scope.hint?.());
      return;
    }
    seenAt = Date.now();
    made.ready(Object.values(outcome.answers)[0]);
    tiles.replaceChildren(...spec.figures(outcome.answers, scope).map((figure) => tile(figure, scope.currency)));
  });

  return {
    card: made.card,
    change(scope) {
      seenAt = null;
      made.card.dataset.state = "loading";
      return load(scope);
    },
    refresh: load,
  };
}
