// The bar at the top of every page: pages, state of the connection, theme, wall display.
import { element } from "../base/dom.js";
import { withFilters } from "../filters/query.js";
import { PAGES, REPORTS } from "./pages.js";

const ICON = "http://www.w3.org/2000/svg";

function icon(path) {
  const svg = document.createElementNS(ICON, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("width", "20");
  svg.setAttribute("height", "20");
  svg.setAttribute("aria-hidden", "true");
  for (const d of path) {
    const line = document.createElementNS(ICON, "path");
    line.setAttribute("d", d.d);
    line.setAttribute("fill", d.fill ?? "none");
    line.setAttribute("stroke", d.fill ? "none" : "currentColor");
    line.setAttribute("stroke-width", "2");
    svg.append(line);
  }
  return svg;
}

const here = location.pathname.split("/").pop() || "./";

function pageLink([path, name]) {
  const link = element("a", "", name);
  link.href = path;
  if (path === here || (path === "./" && here === "index.html")) link.setAttribute("aria-current", "page");
  return link;
}

function button(id, label, path) {
  const made = element("button", "icon-button", icon(path));
  made.id = id;
  made.type = "button";
  made.title = label;
  made.setAttribute("aria-label", label);
  return made;
}

function build(bar) {
  const brand = element("a", "brand", Object.assign(element("img"), { src: "icon.svg", alt: "", width: 32, height: 32 }), element("span", "", "shopstream"));
  brand.href = "./";
  brand.setAttribute("aria-label", "shopstream");
  const pages = element("nav", "pages", ...[...PAGES, REPORTS].map(pageLink));
  pages.setAttribute("aria-label", "Pages");
  const inner = element("div", "bar-inner", brand, pages, element("span", "bar-space"));
  if ("live" in bar.dataset) {
    const pill = element("p", "pill", element("span", "dot"), Object.assign(element("span", "", "Connecting"), { id: "connection-text" }));
    pill.id = "connection";
    const select = element("select");
    select.id = "currency";
    inner.append(pill, element("label", "currency", element("span", "hidden", "Currency"), select));
  }
  const links = element("nav", "bar-links", Object.assign(element("a", "", "API"), { href: "swagger-ui.html" }));
  links.setAttribute("aria-label", "For programs");
  const wall = element("a", "icon-button", icon([{ d: "M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5" }]));
  wall.href = "wall";
  wall.title = "Wall display";
  wall.setAttribute("aria-label", "Wall display");
  inner.append(links, wall, button("theme", "Switch between light and dark",
    [{ d: "M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17z" }, { d: "M12 3.5a8.5 8.5 0 0 1 0 17z", fill: "currentColor" }]));
  bar.append(inner);
}

const bar = document.querySelector("header.bar");
build(bar);

/** Pages keep each other's filters, and the wall display shows them with these. */
export function keepFilters() {
  for (const link of bar.querySelectorAll(".brand, .pages a, a.icon-button")) {
    link.href = withFilters(link.getAttribute("href").split("?")[0]);
  }
}
