-- include shared/compared-lines.sql
select periods.period_start, round(
  sum(lines.line_total) filter (where lines.kind = 'SALE' and lines.user_id is not null)
    / nullif(count(distinct lines.user_id) filter (where lines.kind = 'SALE'), 0), 2) as sales_per_customer
from periods
left join lines on lines.period_start = periods.period_start
group by 1
order by 1
