select day, reason, sum(records)::bigint as records
from mart.rejected_by_reason
where true [[and {{period}}]]
group by 1, 2
order by 1, 2
