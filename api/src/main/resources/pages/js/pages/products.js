// What sells, what it earns, and how long the stock lasts.
import { byCategory } from "./parts/breakdown.js";
import { bestSellers, inventory, margins, worstSellers } from "./parts/products.js";
import { measureTrend } from "./parts/revenue.js";

export const page = {
  title: "Products",
  about: "What sells, what it earns, and how long the stock lasts",
  report: "products",
  filters: ["range", "compare", "currency", "category", "country", "channel"],
  cards: [
    bestSellers("half"),
    worstSellers("half"),
    measureTrend({ id: "units", title: "Units", measure: "units", kind: "count", size: "half" }),
    byCategory("half"),
    margins("half"),
    inventory("half"),
  ],
};
