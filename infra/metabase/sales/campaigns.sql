select
  campaign,
  channel,
  starts_on,
  ends_on,
  budget,
  orders,
  net,
  margin,
  roas,
  roi,
  cost_per_order
from mart.channel_roi
where currency = {{currency}}
order by net desc, campaign_id
