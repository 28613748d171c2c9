select started_at, state, tables, records, seconds, records_per_second, repaired_tables
from mart.rebuild_history
order by run_id desc
limit 50
