-- The order lines that count, as infra/adr/011 says: sales that stand and returns, by the moment of placing. A card that
-- reads them twice does not keep them in between: a filter of the second time is quicker than half a million rows kept.
with lines as not materialized (
  select
    orders.order_id,
    orders.kind,
    orders.placed_at,
    orders.user_id,
    orders.shipping_country as country,
    orders.channel,
    orders.currency,
    order_items.product_id,
    coalesce(order_items.category_id, 'unknown') as category_id,
    coalesce(categories.name, order_items.category_id, 'unknown') as category,
    order_items.quantity,
    order_items.line_total,
    order_items.quantity * order_items.unit_cost as line_cost
  from warehouse.orders
  join warehouse.order_items
    on order_items.order_id = orders.order_id
    and order_items.placed_at >= orders.placed_at
    and order_items.placed_at <= orders.placed_at
  left join warehouse.categories on categories.category_id = order_items.category_id
  where orders.stands
    and orders.currency = {{currency}}
    [[and {{period}}]]
    [[and {{category}}]]
    [[and {{country}}]]
)
