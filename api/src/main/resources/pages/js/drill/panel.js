// The panel that follows a number down to its records. Opening it is a step of the history: back closes it.
import { element } from "../base/dom.js";
import { latestOnly } from "../cards/load.js";
import { onAddressChange } from "../filters/query.js";
import { customersView } from "./customers.js";
import { hoursView } from "./hours.js";
import { orderView } from "./order.js";
import { rowsView } from "./rows.js";
import { closeAll, open, steps, target } from "./target.js";

const title = element("h2");
title.id = "drill-title";
const close = Object.assign(element("button", "icon-button", "×"), { type: "button" });
close.setAttribute("aria-label", "Close");
const back = Object.assign(element("button", "quiet-button", "Back"), { type: "button" });
// Only what the rows come to is read aloud when it arrives, not all the rows.
const sum = element("p", "drill-sum");
sum.setAttribute("aria-live", "polite");
const content = element("div", "drill-content");
// The padding belongs to the inner box: only what is beside the panel has the dialog itself as its target.
const panel = element("dialog", "drill", element("div", "drill-box", element("div", "drill-head", back, title, close), sum, content));
panel.id = "drill";
panel.setAttribute("aria-labelledby", title.id);
document.body.append(panel);
let shown = "";

function view(wanted, signal, say) {
  if (wanted.order) return orderView(wanted.order, signal, say);
  if (wanted.rows === "customers") return customersView(wanted, signal, say);
  return wanted.rows === "hours" ? hoursView(wanted, signal, say) : rowsView(wanted, signal, say);
}

/** @param wanted null if nothing is wanted any more: ends the request under way */
const load = latestOnly(async (signal, wanted) => {
  title.textContent = "Loading";
  sum.textContent = "";
  content.replaceChildren();
  if (!wanted) return;
  const say = (text) => { if (!signal.aborted) sum.textContent = text; };
  const { title: name, nodes } = await view(wanted, signal, say);
  if (signal.aborted) return;
  title.textContent = name;
  content.replaceChildren(...nodes);
  panel.scrollTop = 0;
});

function follow() {
  const wanted = target();
  const asked = wanted ? JSON.stringify(wanted) : "";
  if (asked === shown) return;
  shown = asked;
  load(wanted);
  if (!wanted) {
    panel.close();
    return;
  }
  // Without a step of this page behind it, back would leave the page.
  back.hidden = steps() === 0;
  if (!panel.open) panel.showModal();
}

close.addEventListener("click", closeAll);
back.addEventListener("click", () => history.back());
// Escape closes it as the button does.
panel.addEventListener("cancel", (event) => {
  event.preventDefault();
  closeAll();
});
// The browser closes it itself when Escape is pressed twice.
panel.addEventListener("close", () => { if (!panel.open && target()) closeAll(); });
// A selection of text that ends beside the panel is no click there.
let pressed = null;
panel.addEventListener("pointerdown", (event) => { pressed = event.target; });
panel.addEventListener("click", (event) => { if (event.target === panel && pressed === panel) closeAll(); });
addEventListener("drill", (event) => open(event.detail));
// Links of rows change the address without loading the page again.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || link.download) return;
  const next = new URL(link.href);
  if (next.pathname !== location.pathname || next.origin !== location.origin) return;
  const params = next.searchParams;
  if (!params.has("order") && !params.has("behind")) return;
  event.preventDefault();
  open(params.has("order") ? { order: params.get("order") } : Object.fromEntries(new URLSearchParams(params.get("behind"))));
});
onAddressChange(follow);
follow();
