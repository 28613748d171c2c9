select coalesce(sum(open), 0)::bigint as open_records
from mart.rejected_by_reason
where true [[and {{period}}]]
