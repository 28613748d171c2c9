// How far the visits of 24 hours got, each step as a share of all visits.
import { element } from "../base/dom.js";
import { count, percent } from "../base/format.js";
import { STEPS } from "../base/visits.js";
import { cardState, markHours, markStale } from "./cards.js";
import { keyedRows, write } from "./rows.js";

const list = document.getElementById("funnel");
const card = list.closest(".card");
const sum = document.getElementById("funnel-sum");
const carts = document.getElementById("funnel-carts");

function make() {
  return element("li", "", element("div", "row", element("span", "main"), element("span", "number"),
    element("span", "share", element("i")), element("span", "side")));
}

function fill(row, { name, sessions, share, ofBefore }) {
  const [label, value, bar, beside] = row.firstChild.children;
  write(label, name);
  write(value, count(sessions));
  bar.firstChild.style.width = `${share * 100}%`;
  write(beside, ofBefore === null ? "" : `${percent(ofBefore)} of the step before`);
}

const show = keyedRows(list, { key: ({ step }) => step, make, fill });

/** @param past whether the answer is of a moment of the past */
export function showFunnel(next, past) {
  show(STEPS.map(([step, name], i) => {
    const sessions = next[step];
    const before = i === 0 ? 0 : next[STEPS[i - 1][0]];
    return { step, name, sessions, share: next.sessions === 0 ? 0 : sessions / next.sessions, ofBefore: before === 0 ? null : sessions / before };
  }));
  write(sum, next.conversion_rate === null ? "" : `${percent(next.conversion_rate)} bought`);
  write(carts, next.abandonment_rate === null ? "" : `${percent(next.abandonment_rate)} of the carts were left (${count(next.abandoned)})`);
  cardState(card, next.sessions === 0 ? "empty" : "some");
  markHours(card, next, past);
  markStale(card, next);
}
