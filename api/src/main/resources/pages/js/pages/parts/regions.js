// Revenue by country: the map is drawn where outlines are known; the table has every country.
import { breakdown } from "./breakdown.js";

export const regions = (size) => breakdown({ id: "regions", title: "Revenue by country", column: "Country", size, about: "Net, by the country it was sent to", address: "geography", dimension: "country" });
