-- include shared/lines.sql
select country, sum(line_total) as net, currency
from lines
group by 1, 3
order by 2 desc, 1
limit 15
