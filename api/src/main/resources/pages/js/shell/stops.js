// Where the wall display stops on a page that is higher than the screen.
const GAP = 16;
const SLACK = 4;
const PIECE = 0.9;

/**
 * The next place to look at: there the first card that was cut begins. A card that is higher than the screen is shown in
 * pieces.
 *
 * @param cards [{ top, bottom }] on the page
 * @param seen { top, height } of what is shown now
 * @param total height of the page
 * @return the top of it; null at the end of the page
 */
export function nextStop(cards, seen, total) {
  const end = seen.top + seen.height;
  if (end >= total - SLACK) return null;
  const cut = cards.filter((card) => card.bottom > end + SLACK).reduce((first, card) => Math.min(first, card.top - GAP), Infinity);
  const next = cut > seen.top + SLACK && cut < end ? cut : seen.top + seen.height * PIECE;
  return Math.min(next, total - seen.height);
}

/** How many places there are, from the top to the end. */
export function countStops(cards, height, total) {
  let count = 1;
  for (let top = nextStop(cards, { top: 0, height }, total); top !== null; top = nextStop(cards, { top, height }, total)) count += 1;
  return count;
}
