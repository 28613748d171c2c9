select
  reason,
  source_topic,
  consumer_group,
  sum(records)::bigint as records,
  sum(replayed)::bigint as replayed,
  max(last_rejected_at) as last_rejected_at
from mart.rejected_by_reason
where true [[and {{period}}]]
group by 1, 2, 3
order by records desc, 1, 2, 3
