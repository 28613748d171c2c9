-- include shared/compared-lines.sql
select periods.period_start, sum(lines.line_total - lines.line_cost) as margin
from periods
left join lines on lines.period_start = periods.period_start
group by 1
order by 1
