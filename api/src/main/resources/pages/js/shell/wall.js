// Shows the pages in turn in a frame, since a browser leaves the full screen when it opens another page.
import { element } from "../base/dom.js";
import { withFilters } from "../filters/query.js";
import { enlarge, goOn, isAlive, load, show, stopsOf } from "./frames.js";
import { PAGES } from "./pages.js";

const [MIN_SECONDS, MAX_SECONDS, USUAL_SECONDS] = [5, 3600, 30];
const stage = document.getElementById("stage");
const said = document.getElementById("said");
const seconds = document.getElementById("seconds");
const start = document.getElementById("start");
const pause = document.getElementById("pause");
const asked = new URLSearchParams(location.search);
let at = -1;
let timer = 0;
let shown = null;
let loading = null;
let paused = false;

const keyOf = (name) => name.toLowerCase();
const wanted = asked.has("pages") ? asked.get("pages").split(",") : PAGES.map(([, name]) => keyOf(name));
const boxes = PAGES.map(([, name]) => {
  const box = Object.assign(element("input"), { type: "checkbox", value: keyOf(name), checked: wanted.includes(keyOf(name)) });
  document.getElementById("pages").append(element("label", "", box, name));
  box.addEventListener("change", remember);
  return box;
});
const inRange = (value) => Math.min(MAX_SECONDS, Math.max(MIN_SECONDS, Number(value) || USUAL_SECONDS));
seconds.value = inRange(asked.get("seconds"));

// Filters of the address are those of the pages.
function remember() {
  const address = new URLSearchParams(location.search);
  address.set("pages", boxes.filter((box) => box.checked).map((box) => box.value).join(","));
  address.set("seconds", inRange(seconds.value));
  history.replaceState(null, "", `wall?${address}`);
  turn(1);
}

const chosen = () => PAGES.filter((_, i) => boxes[i].checked);

function say(text) {
  said.textContent = text;
  said.hidden = text === "";
}

function wait(run, stops = 1) {
  clearTimeout(timer);
  // A page of several screens shows each long enough to be read.
  if (!paused) timer = setTimeout(run, Math.max(MIN_SECONDS, inRange(seconds.value) / stops) * 1000);
}

function look(stops) {
  wait(() => {
    if (goOn(shown)) look(stops);
    else turn(1);
  }, stops);
}

/** Shows the page that is so many further. The one that is shown stays until the next has come, or if it does not come. */
async function turn(step) {
  clearTimeout(timer);
  loading?.abort();
  const pages = chosen();
  if (pages.length === 0) {
    shown?.remove();
    shown = null;
    say("No page is chosen.");
    return;
  }
  at = (at + step + pages.length) % pages.length;
  const [path, name] = pages[at];
  if (shown?.dataset.path === path && isAlive(shown)) {
    shown.contentWindow.scrollTo(0, 0);
    look(stopsOf(shown));
    return;
  }
  if (!shown) say(`${name} is loading`);
  const mine = new AbortController();
  loading = mine;
  const frame = await load(stage, withFilters(path), `${name}, the page that is shown now`, mine.signal);
  if (mine.signal.aborted) {
    frame?.remove();
    return;
  }
  if (!frame) {
    say(shown ? "" : "The shop does not answer. Trying again.");
    wait(() => turn(1));
    return;
  }
  frame.dataset.path = path;
  frame.contentWindow.addEventListener("keydown", onKey);
  show(frame, shown);
  shown = frame;
  say("");
  look(stopsOf(frame));
}

function setPaused(next) {
  paused = next;
  pause.textContent = paused ? "Go on" : "Pause";
  if (paused) clearTimeout(timer);
  else look(shown ? stopsOf(shown) : 1);
}

// Also while the controls are hidden; keys that a control uses are left to it.
function onKey(event) {
  if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest?.("input, select, button, a, [role=slider]")) return;
  if (event.key === "ArrowRight") turn(1);
  else if (event.key === "ArrowLeft") turn(-1);
  else if (event.key === " ") setPaused(!paused);
  else return;
  event.preventDefault();
}

async function keepAwake() {
  try {
    if (document.fullscreenElement) await navigator.wakeLock.request("screen");
  } catch {
    // Only some browsers have it, and only on a secure address: the screen may sleep.
  }
}

seconds.addEventListener("change", () => {
  seconds.value = inRange(seconds.value);
  remember();
});
start.hidden = !document.fullscreenEnabled;
start.addEventListener("click", () => document.documentElement.requestFullscreen().catch(() => say("The browser does not allow full screen.")));
pause.addEventListener("click", () => setPaused(!paused));
addEventListener("keydown", onKey);
addEventListener("resize", () => { if (shown) enlarge(shown); });
document.addEventListener("fullscreenchange", keepAwake);
turn(1);
