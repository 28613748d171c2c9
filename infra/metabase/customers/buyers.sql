-- include shared/compared-orders.sql
select periods.period_start, count(distinct sold.user_id) filter (where sold.kind = 'SALE') as buyers
from periods
left join sold on sold.period_start = periods.period_start
group by 1
order by 1
