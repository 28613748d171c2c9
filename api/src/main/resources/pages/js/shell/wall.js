// Shows the pages in turn in a frame, since a browser leaves the full screen when it opens another page.
import { element } from "../base/dom.js";
import { PAGES } from "./pages.js";

const MIN_SECONDS = 5;
const frame = document.getElementById("page");
const seconds = document.getElementById("seconds");
const asked = new URLSearchParams(location.search);
let at = -1;
let timer = 0;

const boxes = PAGES.map(([path, name]) => {
  const box = Object.assign(element("input"), { type: "checkbox", value: path, checked: asked.has("pages") ? asked.get("pages").split(",").includes(name.toLowerCase()) : true });
  document.getElementById("pages").append(element("label", "", box, name));
  box.addEventListener("change", remember);
  return box;
});
if (asked.has("seconds")) seconds.value = asked.get("seconds");

function remember() {
  const names = PAGES.filter((_, i) => boxes[i].checked).map(([, name]) => name.toLowerCase());
  history.replaceState(null, "", `wall?${new URLSearchParams({ pages: names.join(","), seconds: seconds.value })}`);
  next();
}

function next() {
  clearTimeout(timer);
  const chosen = boxes.filter((box) => box.checked);
  if (chosen.length === 0) return;
  at = (at + 1) % chosen.length;
  const path = chosen[at].value;
  if (frame.dataset.path !== path) frame.src = path;
  frame.dataset.path = path;
  timer = setTimeout(next, Math.max(MIN_SECONDS, Number(seconds.value) || 30) * 1000);
}

seconds.addEventListener("change", remember);
document.getElementById("start").addEventListener("click", () => document.documentElement.requestFullscreen());
next();
