select product_id, name, category, stock_quantity, units_sold_90d, days_of_stock, turnover_90d
from mart.inventory_turnover
where stock_quantity is not null
  [[and {{category}}]]
order by days_of_stock nulls last, product_id collate "C"
limit 100
