// Opens the page that the address names.
import "../shell/theme.js";
import "../shell/print.js";
import "../drill/panel.js";
import { openPage } from "./page.js";

const PAGES = {
  executive: () => import("./executive.js"),
  sales: () => import("./sales.js"),
  customers: () => import("./customers.js"),
  products: () => import("./products.js"),
  pipeline: () => import("./pipeline.js"),
  reports: () => import("./reports.js"),
};

const name = location.pathname.split("/").pop();
const { page } = await PAGES[name]();
await openPage(page);
