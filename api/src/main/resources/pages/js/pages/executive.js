// The shop on one page: what an owner looks at in the morning.
import { byCategory, byChannel } from "./parts/breakdown.js";
import { acquisition, returning } from "./parts/customers.js";
import { forecast } from "./parts/forecast.js";
import { bestSellers } from "./parts/products.js";
import { regions } from "./parts/regions.js";
import { measureTrend, salesFigures } from "./parts/revenue.js";

export const page = {
  title: "Executive",
  about: "The shop on one page",
  report: "executive",
  filters: ["range", "compare", "currency", "category", "country", "channel"],
  cards: [
    salesFigures({ id: "figures", title: "Key figures", withVisits: true }),
    measureTrend({ id: "revenue", title: "Net revenue", measure: "net", kind: "money", size: "two-thirds", about: "Sales that stand and returns" }),
    byCategory("third"),
    forecast("wide"),
    measureTrend({ id: "orders", title: "Orders", measure: "orders", kind: "count", size: "third" }),
    acquisition("third"),
    returning("third"),
    regions("wide"),
    bestSellers("half"),
    byChannel("half"),
  ],
};
