// Who buys, who comes back, and what they are worth.
import { acquisition, cohorts, customerFigures, lifetimeValue, returning } from "./parts/customers.js";
import { loyalty, rfmGrid, rfmSegments } from "./parts/segments.js";
import { funnel, funnelOverTime } from "./parts/visits.js";

export const page = {
  title: "Customers",
  about: "Who buys, who comes back, and what they are worth",
  report: "segments",
  filters: ["range", "compare", "currency", "country", "channel"],
  cards: [
    customerFigures(),
    acquisition("half"),
    returning("half"),
    cohorts("wide"),
    rfmGrid("third"),
    rfmSegments("two-thirds"),
    lifetimeValue("half"),
    loyalty("half"),
    funnel("half"),
    funnelOverTime("half"),
  ],
};
