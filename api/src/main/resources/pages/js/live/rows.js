// Keeps one node per key, so that a row that stays is not made again: it keeps its focus and does not flicker.
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const MOVE = 450;

/**
 * @param make makes the node of a key
 * @param fill writes an item into its node
 * @return shows items in this order; with `smooth` rows move to their new places
 */
export function keyedRows(list, { key, make, fill }) {
  let nodes = new Map();
  return function show(items, { smooth = false } = {}) {
    const from = smooth && !calm.matches ? places(nodes) : null;
    const next = new Map();
    for (const item of items) {
      const id = key(item);
      const node = nodes.get(id) ?? make(item);
      fill(node, item);
      next.set(id, node);
    }
    for (const [id, node] of nodes) if (!next.has(id)) node.remove();
    let place = list.firstElementChild;
    for (const node of next.values()) {
      // Moving a node takes the focus away from it: the others move around those that are in their place.
      if (node === place) place = place.nextElementSibling;
      else list.insertBefore(node, place);
    }
    nodes = next;
    if (from) for (const [id, node] of next) if (from.has(id)) glide(node, from.get(id) - node.offsetTop);
  };
}

const places = (nodes) => new Map([...nodes].map(([id, node]) => [id, node.offsetTop]));

function glide(node, distance) {
  if (distance === 0) return;
  node.animate([{ transform: `translateY(${distance}px)` }, { transform: "none" }], { duration: MOVE, easing: "ease-in-out" });
}

/** Leads to what is behind a row; only what differs is written. */
export function lead(link, address) {
  if (link.getAttribute("href") !== address) link.href = address;
}

/** Writes only what differs. */
export function write(node, text) {
  if (node.textContent !== text) node.textContent = text;
}
