-- include shared/lines.sql
select category, sum(line_total) as net, category_id, currency
from lines
group by 1, 3, 4
order by 2 desc, 3
limit 12
