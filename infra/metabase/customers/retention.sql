select
  to_char(cohort_month, 'YYYY-MM') || ' (' || cohort_size || ')' as cohort,
  month_number,
  retention
from mart.cohort_retention
where currency = {{currency}}
  and month_number between 0 and 23
order by 1, 2
