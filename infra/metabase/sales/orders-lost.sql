select count(distinct orders.order_id) as orders_lost
from warehouse.orders
join warehouse.order_items
  on order_items.order_id = orders.order_id
  and order_items.placed_at >= orders.placed_at
  and order_items.placed_at <= orders.placed_at
left join warehouse.categories on categories.category_id = order_items.category_id
where not orders.stands
  and orders.kind = 'SALE'
  and orders.currency = {{currency}}
  [[and {{period}}]]
  [[and {{category}}]]
  [[and {{country}}]]
