-- include shared/compared-orders.sql
select periods.period_start, count(sold.order_id) filter (where sold.kind = 'SALE') as orders
from periods
left join sold on sold.period_start = periods.period_start
group by 1
order by 1
