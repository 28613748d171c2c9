// Keeps one EventSource and replaces it when it fails. Browsers reconnect only after some failures: an error status
// leaves the EventSource CLOSED for good, and a server that hangs leaves it OPEN and silent.
//
// A browser has six connections to a host for all its tabs. A page that was left may be kept for the way back, with its
// stream open for a minute, and a tab in the background keeps its own: the seventh page would wait for a connection.
// So a page that nobody sees closes its stream, and opens it again where it ended.
import { askForKey } from "../base/api.js";

const SILENCE = 4_000; // the server sends at least one event a second
const FIRST_PAUSE = 500;
const MAX_PAUSE = 4_000;
const HIDDEN = 5_000; // as long as a short look at another tab
const SECTIONS = ["rates", "revenue", "series", "products", "orders", "pipeline",
  "funnel", "categories", "countries", "alerts", "stock"];
const TYPES = [...SECTIONS, "resync"];

export function openStream({ currency, onEvent, onState }) {
  let source = null;
  let lastId = "";
  let heard = Date.now();
  let pause = FIRST_PAUSE;
  let timer = 0;
  let hidden = 0;
  let resting = false;
  let wanted = currency;

  function connect() {
    clearTimeout(timer);
    resting = false;
    const query = new URLSearchParams({ sections: SECTIONS.join() });
    if (wanted) query.set("currency", wanted);
    if (lastId) query.set("last_event_id", lastId);
    heard = Date.now();
    source = new EventSource(`api/live/stream?${query}`);
    for (const type of TYPES) {
      source.addEventListener(type, (event) => {
        heard = Date.now();
        lastId = event.lastEventId || lastId;
        pause = FIRST_PAUSE;
        onState("live");
        onEvent(type, JSON.parse(event.data));
      });
    }
    source.onerror = () => {
      lost();
      askWhy();
    };
  }

  // An EventSource does not tell why it failed.
  async function askWhy() {
    try {
      const answer = await fetch("api/etl/status", { method: "HEAD" });
      if (answer.status === 401) askForKey();
    } catch {
      // The service does not answer: the stream tries again.
    }
  }

  function lost() {
    source?.close();
    source = null;
    onState("lost");
    clearTimeout(timer);
    timer = setTimeout(connect, pause);
    pause = Math.min(pause * 2, MAX_PAUSE);
  }

  function rest() {
    clearTimeout(timer);
    source?.close();
    source = null;
    resting = true;
  }

  function resume() {
    clearTimeout(hidden);
    if (!resting) return;
    onState("connecting");
    connect();
  }

  setInterval(() => {
    if (source && Date.now() - heard > SILENCE) lost();
  }, 500);
  addEventListener("online", () => { if (!source && !resting) connect(); });
  addEventListener("pagehide", rest);
  addEventListener("pageshow", resume);
  document.addEventListener("visibilitychange", () => {
    clearTimeout(hidden);
    if (document.hidden) hidden = setTimeout(rest, HIDDEN);
    else resume();
  });
  connect();

  return {
    // Ids of the old currency are not valid for the new one.
    switchTo(other) {
      wanted = other;
      lastId = "";
      source?.close();
      source = null;
      if (!resting) connect();
    },
  };
}
