-- include shared/compared-orders.sql
select periods.period_start, round(
  sum(sold.net) filter (where sold.kind = 'SALE')
    / nullif(count(sold.order_id) filter (where sold.kind = 'SALE'), 0), 2) as average_order_value
from periods
left join sold on sold.period_start = periods.period_start
group by 1
order by 1
