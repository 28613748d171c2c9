select started_at, state, tables, records, seconds, records_per_second, differences
from mart.rebuild_history
order by run_id desc
limit 50
