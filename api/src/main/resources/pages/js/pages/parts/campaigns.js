// What campaigns brought for what they cost.
import { chartCard } from "../../cards/chart-card.js";
import { addressOf } from "../../drill/target.js";
import { span } from "./series.js";

const SHOWN = 200;

// Orders have no category: only their lines do.
const targetOf = (item, { range, currency, chosen: { category, country, channel } }) => ({
  rows: "orders", ...span(range.fromTime, range.toTime), currency, country, channel, campaign: item.campaign_id,
  name: `${item.name ?? item.campaign_id}, orders${category ? " of all categories" : ""}`,
});

export const campaigns = (size) => chartCard({
  id: "campaigns", title: "Campaigns", size, about: "Net revenue of their orders in the range beside their whole budget; return = net / budget",
  requests: (scope) => ({ channels: ["analytics/channels", { ...scope.sales, limit: SHOWN }] }),
  isEmpty: ({ channels }) => channels.campaigns.length === 0,
  emptyWords: "No campaign sold in this range",
  rows: ({ channels }) => channels.campaigns,
  chart: null,
  table: ({ channels }, scope, look) => ({
    columns: [{ name: "Campaign" }, { name: "Channel" }, { name: "From" }, { name: "To" }, { name: "Budget", number: true }, { name: "Net", number: true }, { name: "Orders", number: true }, { name: "Return", number: true }],
    rows: channels.campaigns.map((item) => ({ cells: [item.name ?? item.campaign_id, item.channel ?? "–", item.starts_on ?? "–", item.ends_on ?? "–", look.format.money(item.budget), look.format.money(item.net),
      look.format.count(item.orders), item.roas === null ? "–" : `${look.format.decimal(item.roas)} ×`], drill: addressOf(targetOf(item, scope)) })),
  }),
});
