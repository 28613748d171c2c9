-- The orders of these lines with their sums, which counts orders several times as fast as distinct ids of lines.
-- include shared/compared-lines.sql
, sold as (
  select period_start, order_id, kind, user_id, sum(line_total) as net
  from lines
  group by 1, 2, 3, 4
)
