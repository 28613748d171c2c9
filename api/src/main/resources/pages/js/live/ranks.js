// How the ranks of a list have moved: a pure function of the list before and the list now.
/** @return by id: how many places up (positive) or down (negative), or "new"; nothing for those that stayed */
export function movesOf(before, now) {
  const places = new Map(before.map((id, place) => [id, place]));
  const moves = new Map();
  now.forEach((id, place) => {
    if (!places.has(id)) moves.set(id, "new");
    else if (places.get(id) !== place) moves.set(id, places.get(id) - place);
  });
  return moves;
}

/** Keeps each move for a while, the newest of each id. */
export function movesKept(milliseconds) {
  const kept = new Map();
  return {
    add(moves, now) {
      for (const [id, move] of moves) kept.set(id, { move, until: now + milliseconds });
    },
    at(now) {
      for (const [id, { until }] of kept) if (until <= now) kept.delete(id);
      return new Map([...kept].map(([id, { move }]) => [id, move]));
    },
    nextEnd: () => Math.min(...[...kept.values()].map(({ until }) => until)),
    clear: () => kept.clear(),
  };
}
