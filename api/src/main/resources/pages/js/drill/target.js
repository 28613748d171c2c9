// What is behind a number: a list of lines or orders, or one order. It is a part of the address.
import { setAddress } from "../filters/query.js";

/**
 * The lines of a cell of revenue, which add up to it. One of product, category, country and customer at most; with a
 * channel or more than one of them, the orders are listed instead.
 *
 * @param cell { from, to, currency, product, category, country, customer, channel, name }: times as ISO texts, whole
 *     minutes
 */
export function linesOf({ name, channel, ...cell }) {
  const dimensions = ["product", "category", "country", "customer"].filter((dimension) => cell[dimension]);
  if (!channel && dimensions.length <= 1) return { rows: "lines", name, ...cell };
  const { product, category, ...orders } = cell;
  return product || category ? { rows: "items", name, ...cell } : { rows: "orders", name, channel, ...orders };
}

/**
 * The customers that a number counts.
 *
 * @param group { name, currency } and the parameters of analytics/customers that choose them
 */
export const customersOf = (group) => ({ rows: "customers", ...group });

const asText = (target) => new URLSearchParams(Object.entries(target).filter(([, value]) => value)).toString();

export const addressOf = (target) => {
  const next = new URL(location.href);
  next.searchParams.delete("order");
  next.searchParams.set("behind", asText(target));
  return `${next.pathname}${next.search}`;
};

export const addressOfOrder = (id) => {
  const next = new URL(location.href);
  next.searchParams.set("order", id);
  return `${next.pathname}${next.search}`;
};

/** The target that the address names, or null. */
export function target() {
  const params = new URLSearchParams(location.search);
  const order = params.get("order");
  if (order) return { order };
  const behind = params.get("behind");
  return behind ? Object.fromEntries(new URLSearchParams(behind)) : null;
}

/** How many steps of the history led from the page without the panel, or from the link that opened it, to here. */
export const steps = () => history.state?.drill ?? 0;

export const open = (wanted) => setAddress(wanted.order ? { order: wanted.order } : { order: "", behind: asText(wanted) },
  { state: { drill: steps() + 1 } });

const closeHere = () => setAddress({ order: "", behind: "" }, { replace: true });

let leaving = false;

/** Goes back to before the panel was opened, so that back does not open it again. */
export function closeAll() {
  if (leaving) return;
  if (steps() === 0) {
    closeHere();
    return;
  }
  leaving = true;
  addEventListener("popstate", () => {
    leaving = false;
    // A link may have opened the panel: then it is open there, too.
    if (target()) closeHere();
  }, { once: true });
  history.go(-steps());
}
