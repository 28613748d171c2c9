// What every card can be: waiting for its first answer, empty, filled; answered by a store that lags; without its part.
import { element } from "../base/dom.js";
import { count } from "../base/format.js";
import { write } from "./rows.js";

export function cardState(card, state) {
  if (card.dataset.state !== state) card.dataset.state = state;
}

/** Says on the card that the answer is of a standby, and how far that is behind. */
export function markStale(card, answer) {
  let mark = card.querySelector(".stale");
  if (!answer.stale) {
    mark?.remove();
    return;
  }
  if (!mark) {
    mark = element("p", "stale");
    card.querySelector(".card-head").after(mark);
  }
  write(mark, `From a standby, ${answer.lag === 1 ? "1 record" : `${count(answer.lag)} records`} behind`);
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
