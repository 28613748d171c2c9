select currency, count(*) as minutes
from mart.revenue_per_minute
group by 1
order by 2 desc, 1
