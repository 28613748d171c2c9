// The best sellers. A row moves to its new rank, and says for a while that it has.
import { element } from "../base/dom.js";
import { count, money } from "../base/format.js";
import { addressOf, linesOf } from "../drill/target.js";
import { cardState, markStale } from "./cards.js";
import { movesKept, movesOf } from "./ranks.js";
import { keyedRows, lead, write } from "./rows.js";

const SHOWN_FOR = 20_000;
const list = document.getElementById("products");
const card = list.closest(".card");
const moves = movesKept(SHOWN_FOR);
let picture = null;
let by = "by_net";
let ranked = null; // ids by rank as they are on screen; null before the first list of its kind
let timer = 0;

function make() {
  return element("li", "", element("a", "row", element("span", "rank"), element("span", "move"),
    element("div", "main", element("div", "main"), element("div", "side")),
    element("div", "share", element("i")),
    element("div", "number", element("div"), element("div", "side"))));
}

const places = (move) => (Math.abs(move) === 1 ? "1 place" : `${count(Math.abs(move))} places`);

function mark(node, move) {
  const [kind, sign, said] = move === undefined ? ["", "", ""]
    : move === "new" ? ["new", "new", "new in the list"]
      : move > 0 ? ["up", `▲${move}`, `up ${places(move)}`] : ["down", `▼${-move}`, `down ${places(move)}`];
  if (node.dataset.said === said) return;
  node.dataset.said = said;
  node.className = `move ${kind}`;
  const shown = element("span", "", sign);
  shown.setAttribute("aria-hidden", "true");
  node.replaceChildren(shown, element("span", "hidden", said));
}

function fill(row, { item, best, move }) {
  const link = row.firstChild;
  const [rank, moved, about, share, number] = link.children;
  const units = by === "by_units";
  const [value, beside] = [count(item.units), money(item.net, picture.currency)];
  row.dataset.product = item.product_id;
  lead(link, addressOf(linesOf({ from: picture.from, to: picture.to, currency: picture.currency, product: item.product_id, name: item.name })));
  write(rank, String(item.rank));
  mark(moved, move);
  write(about.firstChild, item.name ?? item.product_id);
  about.firstChild.title = item.product_id;
  write(about.lastChild, item.orders === 1 ? "1 order" : `${count(item.orders)} orders`);
  share.firstChild.style.width = `${best > 0 ? Math.max(0, ((units ? item.units : Number(item.net)) / best) * 100) : 0}%`;
  write(number.firstChild, units ? value : beside);
  write(number.lastChild, units ? beside : item.units === 1 ? "1 unit" : `${value} units`);
}

const show = keyedRows(list, { key: ({ item }) => item.product_id, make, fill });

function draw() {
  clearTimeout(timer);
  if (!picture) return;
  const items = picture[by];
  const now = Date.now();
  const ids = items.map((item) => item.product_id);
  if (ranked !== null) moves.add(movesOf(ranked, ids), now);
  const moved = moves.at(now);
  const best = items.length === 0 ? 0 : by === "by_units" ? items[0].units : Number(items[0].net);
  show(items.map((item) => ({ item, best, move: moved.get(item.product_id) })), { smooth: ranked !== null });
  ranked = ids;
  cardState(card, items.length === 0 ? "empty" : "some");
  // Without an event the marks end all the same.
  if (moved.size > 0) timer = setTimeout(draw, moves.nextEnd() - now + 1);
}

function startAgain() {
  ranked = null;
  moves.clear();
}

document.getElementById("ranking").addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button || button.dataset.by === by) return;
  by = button.dataset.by;
  for (const other of button.parentElement.children) other.setAttribute("aria-pressed", String(other === button));
  startAgain();
  draw();
});

/** @param past whether the list is of a moment of the past: it did not move there from the one before */
export function showProducts(next, past) {
  if (picture?.currency !== next.currency || past || picture.past) startAgain();
  picture = { ...next, past };
  markStale(card, next);
  draw();
}
