/* global echarts */
// A card with a chart, the same numbers as a table, and what is behind each of them.
import { element } from "../base/dom.js";
import { date } from "../base/format.js";
import { NARROWING } from "../filters/scope.js";
import { inWords, namesIn } from "../filters/words.js";
import { onThemeChange } from "../shell/theme.js";
import { frame } from "./card.js";
import { csvButton, pngButton, rowsButton, tableButton } from "./export.js";
import { askAll, latestOnly } from "./load.js";
import { look } from "./look.js";
import { table } from "./table.js";

// A card that cannot be narrowed by a chosen filter says so.
function notNarrowed(requests, scope) {
  const used = namesIn(requests);
  const ignored = NARROWING.filter((name) => scope.chosen[name] && !used.includes(name));
  return ignored.length > 0 ? `Not narrowed by ${ignored.join(" or ")}.` : "";
}

/**
 * @param spec {
 *   id, title, size, about,
 *   requests(scope): { name: [path, params] }; null if the filters leave nothing to ask,
 *   isEmpty(answers), hint(answers, scope), emptyIfMissing: true if a 404 says that there is nothing yet,
 *   chart(answers, scope, look): the option; null for a card that is a table alone,
 *   table(answers, scope, look): { columns, rows },
 *   drill(point, answers, scope): where a click leads, or null,
 *   note(answers, scope): a line below,
 *   actions(draw): further buttons,
 *   csv: [path, params] of the download if the first request has none,
 *   rows(answers): objects to download, if the API's CSV has other rows than the card,
 *   prepare(): a promise of what the picture needs beside the answers; it never fails,
 *   beside: true to show the table beside the picture,
 *   below(answers, scope, look): a node below the picture,
 *   height: pixels, or a function of (answers, look)
 * }
 */
export function chartCard(spec) {
  const made = frame(spec);
  const { card, body, actions } = made;
  const box = element("div", "chart-box");
  const numbers = element("div", "table-side");
  const below = element("div", "below-chart");
  let chart = null;
  let renderer = null;
  let last = null;
  let asked = null;

  if (spec.chart) body.append(box);
  if (spec.below) body.append(below);
  body.append(numbers);
  card.classList.toggle("beside", Boolean(spec.beside));
  if (!spec.chart) card.classList.add("as-table");
  if (spec.chart && spec.table) actions.append(tableButton(card));
  if (spec.actions) actions.append(...spec.actions(draw));
  actions.append(spec.rows ? rowsButton(spec.id, () => last && spec.rows(last.answers)) : csvButton(spec.id, () => spec.csv ?? Object.values(asked)[0]));
  if (spec.chart) actions.append(pngButton(spec.id, () => last && chart, () => words()));

  const noteOf = ({ answers, scope }) => [spec.note?.(answers, scope), notNarrowed(asked, scope)].filter(Boolean).join(" ");

  const words = () => ({
    title: spec.title,
    above: [spec.about, inWords(last.scope, namesIn(asked))],
    below: [noteOf(last), `shopstream, ${date(last.seenAt, "full")}`],
  });

  function draw() {
    if (!last) return;
    const { answers, scope } = last;
    const drawn = look(scope.currency);
    if (spec.table) {
      const { columns, rows } = spec.table(answers, scope, drawn);
      numbers.replaceChildren(table(spec.title, columns, rows));
    }
    if (spec.below) below.replaceChildren(spec.below(answers, scope, drawn));
    if (!spec.chart || !window.echarts) return;
    const height = typeof spec.height === "function" ? spec.height(answers, drawn) : spec.height;
    box.style.flexBasis = height ? `${height}px` : "";
    const wanted = "printing" in document.documentElement.dataset ? "svg" : "canvas";
    if (chart && wanted !== renderer) {
      chart.dispose();
      chart = null;
    }
    renderer = wanted;
    chart ??= start();
    chart.resize();
    chart.setOption({ aria: { enabled: true }, ...spec.chart(answers, scope, drawn) }, { notMerge: true });
  }

  // On paper a chart is a drawing: the pixels of a screen are too coarse.
  function start() {
    const begun = echarts.init(box, null, { renderer });
    box.setAttribute("role", "img");
    box.setAttribute("aria-label", `${spec.title}: a chart; its numbers are in the table of this card`);
    if (spec.drill) {
      begun.getZr().setCursorStyle("default");
      begun.on("click", (point) => {
        const target = spec.drill(point, last.answers, last.scope);
        if (target) dispatchEvent(new CustomEvent("drill", { detail: target }));
      });
    }
    return begun;
  }

  const load = latestOnly(async (signal, scope) => {
    try {
      await show(signal, scope);
    } catch (problem) {
      if (signal.aborted) throw problem;
      console.error(problem);
      last = null;
      made.trouble("broken", "Reload the page; the other cards are not concerned.");
    }
  });

  async function show(signal, scope) {
    asked = spec.requests(scope);
    const [outcome] = await Promise.all([askAll(asked, signal), spec.prepare?.()]);
    if (outcome.state === "missing" && spec.emptyIfMissing) {
      last = null;
      made.empty(spec.emptyWords, spec.hint?.({}, scope));
      return;
    }
    if (outcome.state !== "ready") {
      made.trouble(outcome.state, outcome.detail, last?.seenAt);
      return;
    }
    const { answers } = outcome;
    if (spec.isEmpty?.(answers)) {
      last = null;
      made.empty(spec.emptyWords, spec.hint?.(answers, scope) ?? scope.hint?.());
      return;
    }
    last = { answers, scope, seenAt: Date.now() };
    made.ready(Object.values(answers)[0], noteOf(last));
    draw();
  }

  new ResizeObserver(() => { if (chart && card.dataset.state !== "empty") draw(); }).observe(card);
  onThemeChange(draw);

  return {
    card,
    /** Another question: the old picture is not shown for it. */
    change(scope) {
      last = null;
      card.dataset.state = "loading";
      return load(scope);
    },
    /** The same question again. */
    refresh: load,
  };
}
