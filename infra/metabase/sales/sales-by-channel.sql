-- include shared/lines.sql
select channel, sum(line_total) as net, count(distinct order_id) filter (where kind = 'SALE') as orders
from lines
group by 1
order by 2 desc, 1
