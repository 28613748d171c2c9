// What was sold: over time, by category, region and channel, and when.
import { byCategory, byChannel } from "./parts/breakdown.js";
import { campaigns } from "./parts/campaigns.js";
import { forecast } from "./parts/forecast.js";
import { activity } from "./parts/heatmap.js";
import { regions } from "./parts/regions.js";
import { measureTrend, salesFigures } from "./parts/revenue.js";

export const page = {
  title: "Sales",
  about: "What was sold, where and when",
  report: "channels",
  filters: ["range", "compare", "currency", "category", "country", "channel"],
  cards: [
    salesFigures({ id: "figures", title: "Key figures" }),
    measureTrend({ id: "revenue", title: "Net revenue", measure: "net", kind: "money", size: "wide", about: "Sales that stand and returns" }),
    forecast("wide"),
    measureTrend({ id: "orders", title: "Orders", measure: "orders", kind: "count", size: "half" }),
    measureTrend({ id: "order-value", title: "Average order value", measure: "average_order_value", kind: "money", form: "line", size: "half", missing: null }),
    byCategory("half"),
    byChannel("half"),
    regions("wide"),
    activity("wide"),
    campaigns("wide"),
  ],
};
