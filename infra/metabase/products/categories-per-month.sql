-- include shared/lines.sql
, ranked as (
  select category_id, row_number() over (order by sum(line_total) desc, category_id) as rank
  from lines
  group by 1
)
select
  date_trunc('month', placed_at at time zone 'UTC')::date as month,
  case when ranked.rank <= 8 then category else 'Other' end as category,
  sum(line_total) as net
from lines
join ranked on ranked.category_id = lines.category_id
group by 1, 2
order by 1, 2
