select coalesce(sum(records), 0)::bigint as records
from mart.rejected_by_reason
where true [[and {{period}}]]
