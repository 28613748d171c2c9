select score
from mart.data_quality
where check_name = 'score' and is_newest_run
