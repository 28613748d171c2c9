-- include shared/lines.sql
-- Added up by moment before by month: the month of a moment is dear to compute for every line.
, moments as (
  select placed_at, category_id, category, sum(line_total) as net
  from lines
  group by 1, 2, 3
), months as (
  select
    date_trunc('month', placed_at at time zone 'UTC')::date as month,
    category_id,
    category,
    sum(net) as net
  from moments
  group by 1, 2, 3
), ranked as (
  select category_id, row_number() over (order by sum(net) desc, category_id) as rank
  from months
  group by 1
)
select
  months.month,
  case when ranked.rank <= 8 then months.category else 'Other' end as category,
  sum(months.net) as net
from months
join ranked on ranked.category_id = months.category_id
group by 1, 2
order by 1, 2
