-- include shared/compared-lines.sql
select periods.period_start, count(distinct lines.order_id) filter (where lines.kind = 'SALE') as orders
from periods
left join lines on lines.period_start = periods.period_start
group by 1
order by 1
