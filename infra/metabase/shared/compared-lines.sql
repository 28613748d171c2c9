-- The order lines that count, of the period and of as many days before it. The period begins and ends with its first and
-- last day of trade, in any currency: a filter does not tell SQL more than that.
with span as (
  select
    (min(window_start) at time zone 'UTC')::date as first_day,
    (max(window_start) at time zone 'UTC')::date as last_day
  from mart.revenue_by_country_per_hour
  where true [[and {{period}}]]
), periods as (
  select first_day as period_start, last_day + 1 as period_end
  from span
  where first_day is not null
  union all
  select first_day - (last_day - first_day + 1), first_day
  from span
  where first_day is not null
), lines as (
  select
    periods.period_start,
    orders.order_id,
    orders.kind,
    orders.user_id,
    order_items.product_id,
    order_items.quantity,
    order_items.line_total,
    order_items.quantity * order_items.unit_cost as line_cost
  from periods
  join warehouse.orders
    on orders.placed_at >= periods.period_start::timestamp at time zone 'UTC'
    and orders.placed_at < periods.period_end::timestamp at time zone 'UTC'
  join warehouse.order_items
    on order_items.order_id = orders.order_id
    and order_items.placed_at >= orders.placed_at
    and order_items.placed_at <= orders.placed_at
  left join warehouse.categories on categories.category_id = order_items.category_id
  where orders.stands
    and orders.currency = {{currency}}
    [[and {{category}}]]
    [[and {{country}}]]
)
