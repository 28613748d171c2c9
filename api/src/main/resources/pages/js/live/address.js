// What a link to this page keeps beside the filters: the window, the moment and the comparison.
import { onAddressChange } from "../filters/query.js";

const listeners = [];

export const parameter = (name) => new URLSearchParams(location.search).get(name);

/** Changes the present entry of the history: a slider that moves makes no steps to go back through. */
export function remember(name, value) {
  const next = new URL(location.href);
  if (value === null) next.searchParams.delete(name);
  else next.searchParams.set(name, value);
  history.replaceState(history.state, "", next);
  listeners.forEach((listener) => listener());
}

/** Called after every change of the address, here or by other parts of the page, and by back and forward. */
export function onAddress(listener) {
  listeners.push(listener);
  onAddressChange(listener);
}
