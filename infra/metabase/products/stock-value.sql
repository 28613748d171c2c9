select coalesce(category, 'unknown') as category, sum(stock_value) as stock_value
from mart.inventory_turnover
where currency = {{currency}}
  [[and {{category}}]]
group by 1
having sum(stock_value) is not null
order by 2 desc, 1
