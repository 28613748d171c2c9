-- include shared/compared-lines.sql
select periods.period_start, round(
  sum(lines.line_total - lines.line_cost)
    / nullif(sum(lines.line_total) filter (where lines.line_cost is not null), 0), 4) as margin_rate
from periods
left join lines on lines.period_start = periods.period_start
group by 1
order by 1
