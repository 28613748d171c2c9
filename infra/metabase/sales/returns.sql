-- include shared/compared-lines.sql
select periods.period_start, coalesce(sum(lines.line_total) filter (where lines.kind = 'RETURN'), 0) as returns
from periods
left join lines on lines.period_start = periods.period_start
group by 1
order by 1
