// Frames of the wall display. A page loads behind the one that is shown and takes its place when it is complete, so that
// nothing flashes; each has a frame of its own, which leaves with all that the page has held.
import { element } from "../base/dom.js";
import { countStops, nextStop } from "./stops.js";

const PATIENCE = 10_000;
const LOOK_AGAIN = 200;
// Pages are laid out for this width at most and enlarged to the screen, to be read from a distance.
const LAYOUT_WIDTH = 1536;

export const enlarge = (frame) => { frame.style.zoom = Math.max(1, innerWidth / LAYOUT_WIDTH); };

/** Whether it holds a page of the shop; a browser's own page about an error does not let anybody look into it. */
export const isAlive = (frame) => Boolean(frame?.contentDocument?.getElementById("content"));

/** @return a promise of whether the page came; one whose parts are away counts, it says so itself */
function complete(frame, signal) {
  const until = Date.now() + PATIENCE;
  return new Promise((done) => {
    let loaded = false;
    frame.addEventListener("load", () => { loaded = true; });
    const look = () => {
      if (signal.aborted) done(false);
      else if (loaded && !isAlive(frame)) done(false);
      else if (loaded && frame.contentDocument.documentElement.dataset.content === "ready") done(true);
      else if (Date.now() > until) done(loaded);
      else setTimeout(look, LOOK_AGAIN);
    };
    look();
  });
}

/** Loads the page behind the others; null if it did not come or is no longer wanted. */
export async function load(stage, path, name, signal) {
  const frame = Object.assign(element("iframe", "coming"), { title: name, src: path });
  enlarge(frame);
  stage.append(frame);
  if (await complete(frame, signal)) return frame;
  frame.remove();
  return null;
}

export function show(frame, former) {
  former?.remove();
  frame.classList.remove("coming");
  frame.id = "page";
}

function measured(frame) {
  const { contentDocument: page, contentWindow: view } = frame;
  const cards = [...page.querySelectorAll("main > *, main > :not(.card) > .card")].map((card) => card.getBoundingClientRect())
    .filter(({ height }) => height > 0).map(({ top, bottom }) => ({ top: top + view.scrollY, bottom: bottom + view.scrollY }));
  return { cards, seen: { top: view.scrollY, height: view.innerHeight }, total: page.documentElement.scrollHeight };
}

export function stopsOf(frame) {
  if (!isAlive(frame)) return 1;
  const { cards, seen, total } = measured(frame);
  return countStops(cards, seen.height, total);
}

/** Shows the next part of the page; false at its end. */
export function goOn(frame) {
  if (!isAlive(frame)) return false;
  const { cards, seen, total } = measured(frame);
  const top = nextStop(cards, seen, total);
  if (top === null) return false;
  frame.contentWindow.scrollTo({ top, behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth" });
  return true;
}
