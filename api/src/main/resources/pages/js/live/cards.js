// What every card can be: waiting for its first answer, empty, filled; answered by a store that lags; without its part.
import { element } from "../base/dom.js";
import { count } from "../base/format.js";
import { minuteOfDay } from "./formats.js";
import { write } from "./rows.js";

export function cardState(card, state) {
  if (card.dataset.state !== state) card.dataset.state = state;
}

/** A line below the head of the card; none if the text is empty. */
function mark(card, name, text) {
  let line = card.querySelector(`.${name}`);
  if (text === "") {
    line?.remove();
    return;
  }
  if (!line) {
    line = element("p", name);
    card.querySelector(".card-head").after(line);
  }
  write(line, text);
}

/** Says on the card how far the answer is behind. */
export const markStale = (card, answer) =>
  mark(card, "stale", answer.stale ? `${answer.lag === 1 ? "1 record" : `${count(answer.lag)} records`} behind` : "");

/** Says on the card which hours the answer is of, if they are not those up to now. */
export function markHours(card, { from, to }, past) {
  const now = Date.now();
  mark(card, "hours", past ? `${minuteOfDay(from, now)} – ${minuteOfDay(to, now)}` : "");
}

export const cardsOf = (section) => document.querySelectorAll(`.card[data-section="${section}"]`);
export const cardsOfPart = (part) => document.querySelectorAll(`.card[data-part="${part}"]`);

/** Says on the card why it has nothing to show. */
export function cardAway(card, why) {
  let note = card.querySelector(".away");
  if (!note) {
    note = element("p", "away");
    card.append(note);
  }
  write(note, `Not available: ${why}`);
  cardState(card, "away");
}
