// The panel that follows a number down to its records. Opening it is a step of the history: back closes it.
import { element } from "../base/dom.js";
import { latestOnly } from "../cards/load.js";
import { onAddressChange } from "../filters/state.js";
import { orderView } from "./order.js";
import { rowsView } from "./rows.js";
import { closeAll, open, target } from "./target.js";

const title = element("h2");
title.id = "drill-title";
const close = Object.assign(element("button", "icon-button", "×"), { type: "button" });
close.setAttribute("aria-label", "Close");
const back = Object.assign(element("button", "quiet-button", "Back"), { type: "button" });
const content = element("div", "drill-content");
content.setAttribute("aria-live", "polite");
const panel = element("dialog", "drill", element("div", "drill-head", back, title, close), content);
panel.id = "drill";
panel.setAttribute("aria-labelledby", title.id);
document.body.append(panel);
let shown = "";

const view = (wanted, signal) => (wanted.order ? orderView(wanted.order, signal) : rowsView(wanted, signal));

const load = latestOnly(async (signal, wanted) => {
  title.textContent = "Loading";
  content.replaceChildren();
  const { title: name, nodes } = await view(wanted, signal);
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
  if (!wanted) {
    panel.close();
    return;
  }
  if (!panel.open) panel.showModal();
  load(wanted);
}

close.addEventListener("click", closeAll);
back.addEventListener("click", () => history.back());
// Escape closes it as the button does.
panel.addEventListener("cancel", (event) => {
  event.preventDefault();
  closeAll();
});
panel.addEventListener("click", (event) => { if (event.target === panel) closeAll(); });
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
