-- include shared/compared-orders.sql
select periods.period_start, round(
  sum(sold.net) filter (where sold.kind = 'SALE' and sold.user_id is not null)
    / nullif(count(distinct sold.user_id) filter (where sold.kind = 'SALE'), 0), 2) as sales_per_customer
from periods
left join sold on sold.period_start = periods.period_start
group by 1
order by 1
