select check_name, stage, table_name, checked, failed, score, judged, checked_at
from mart.data_quality
where is_newest_run and stage not in ('SCORE', 'PROFILE')
order by failed desc, judged, check_name
