select
  user_id,
  country,
  segment,
  orders,
  units,
  net,
  average_order_value,
  first_order_at,
  last_order_at,
  currency
from mart.customer_lifetime_value
where currency = {{currency}}
  [[and {{country}}]]
order by net desc, user_id
limit 100
