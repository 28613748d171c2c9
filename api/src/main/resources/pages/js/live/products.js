import { element } from "../base/dom.js";
import { count, money } from "../base/format.js";

const list = document.getElementById("products");
const card = list.closest(".card");
let picture = null;
let by = "by_net";

function row(item, best) {
  const units = by === "by_units";
  const share = best > 0 ? Math.max(0, ((units ? item.units : Number(item.net)) / best) * 100) : 0;
  const bar = element("i");
  bar.style.width = `${share}%`;
  const name = element("div", "main", item.name ?? item.product_id);
  name.title = item.product_id;
  const about = element("div", "side", item.orders === 1 ? "1 order" : `${count(item.orders)} orders`);
  const value = units ? count(item.units) : money(item.net, picture.currency);
  const beside = units ? money(item.net, picture.currency) : `${count(item.units)} units`;
  const made = element("li", "", element("span", "rank", String(item.rank)), element("div", "main", name, about),
    element("div", "share", bar), element("div", "number", value, element("div", "side", beside)));
  return made;
}

function draw() {
  if (!picture) return;
  const items = picture[by];
  const best = items.length === 0 ? 0 : by === "by_units" ? items[0].units : Number(items[0].net);
  list.replaceChildren(...items.map((item) => row(item, best)));
  card.classList.toggle("is-empty", items.length === 0);
}

document.getElementById("ranking").addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  by = button.dataset.by;
  for (const other of button.parentElement.children) other.setAttribute("aria-pressed", String(other === button));
  draw();
});

export function showProducts(next) {
  picture = next;
  draw();
}
