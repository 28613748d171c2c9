-- include shared/compared-lines.sql
select periods.period_start, round(
  sum(lines.line_total) filter (where lines.kind = 'SALE')
    / nullif(count(distinct lines.order_id) filter (where lines.kind = 'SALE'), 0), 2) as average_order_value
from periods
left join lines on lines.period_start = periods.period_start
group by 1
order by 1
