with visits as (
  select
    coalesce(sum(sessions), 0)::bigint as sessions,
    coalesce(sum(with_view), 0)::bigint as with_view,
    coalesce(sum(with_cart), 0)::bigint as with_cart,
    coalesce(sum(with_checkout), 0)::bigint as with_checkout,
    coalesce(sum(with_purchase), 0)::bigint as with_purchase
  from mart.funnel_per_hour
  where true [[and {{period}}]]
)
select step, visits
from visits
cross join lateral (values
  (1, 'Visit', sessions),
  (2, 'Product seen', with_view),
  (3, 'In the cart', with_cart),
  (4, 'Checkout', with_checkout),
  (5, 'Purchase', with_purchase)) as steps (number, step, visits)
order by number
