-- When each customer first bought, over all time, as if the shop had sold nothing but what the filters leave.
, first_orders as (
  select orders.user_id, orders.currency, min(orders.placed_at) as first_at
  from warehouse.orders
  join warehouse.order_items
    on order_items.order_id = orders.order_id
    and order_items.placed_at >= orders.placed_at
    and order_items.placed_at <= orders.placed_at
  left join warehouse.categories on categories.category_id = order_items.category_id
  where orders.stands
    and orders.kind = 'SALE'
    and orders.user_id is not null
    and orders.currency = {{currency}}
    [[and {{category}}]]
    [[and {{country}}]]
  group by 1, 2
)
