select checked_at, score
from mart.data_quality
where check_name = 'score'
  [[and {{period}}]]
order by 1
