// The filters are in the address, so that a link opens the same view and back and forward work.
import { DEFAULT_PRESET } from "./ranges.js";

const DEFAULTS = { range: DEFAULT_PRESET, from: "", to: "", compare: "previous", currency: "", category: "", country: "", channel: "" };
const listeners = [];

export function filters() {
  const address = new URLSearchParams(location.search);
  return Object.fromEntries(Object.entries(DEFAULTS).map(([name, usual]) => [name, address.get(name) ?? usual]));
}

/** A link to another page with these filters; the live page has none but the currency. */
export function withFilters(path) {
  const address = new URLSearchParams(location.search);
  const kept = Object.entries(DEFAULTS).flatMap(([name, usual]) => {
    if (path === "./" && name !== "currency") return [];
    const value = address.get(name);
    return value === null || value === usual ? [] : [[name, value]];
  });
  return kept.length > 0 ? `${path}?${new URLSearchParams(kept)}` : path;
}

/**
 * Parameters of the address: those that are empty or as by default are left out. It is a new step of the history with
 * the state, or takes the place of this one.
 */
export function setAddress(changes, { state = null, replace = false } = {}) {
  const next = new URL(location.href);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === "" || value === DEFAULTS[name]) next.searchParams.delete(name);
    else next.searchParams.set(name, value);
  }
  if (next.href === location.href) return;
  if (replace) history.replaceState(state, "", next);
  else history.pushState(state, "", next);
  tell();
}

/** Called after every change of the address, by the page or by back and forward. */
export const onAddressChange = (listener) => listeners.push(listener);

const tell = () => listeners.forEach((listener) => listener());
addEventListener("popstate", tell);
