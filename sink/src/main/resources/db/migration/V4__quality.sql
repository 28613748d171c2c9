-- What the warehouse is worth: the results of the quality checks, run by run; and which rejected records were replayed.

create table ops.quality_checks (
  run_id     bigint        not null,
  check_name text          not null,
  stage      text          not null check (stage in ('SCORE', 'INPUT', 'TRANSFORMATION', 'OUTPUT', 'PROFILE')),
  table_name text          not null,
  checked    bigint        not null check (checked >= 0),
  failed     bigint        not null check (failed between 0 and checked),
  judged     boolean       not null,
  score      numeric(7, 4) not null check (score between 0 and 100),
  detail     text          not null,
  measured   jsonb         not null default '{}',
  checked_at timestamptz   not null,
  primary key (run_id, check_name)
);

alter table ops.rejected_records add column replayed_at timestamptz;

comment on table ops.quality_checks is 'One row per check of each of the last 100 runs, and one row ''score'' for the run as a whole.';
comment on column ops.quality_checks.run_id is 'Grows with every run; all rows of a run are written in one transaction.';
comment on column ops.quality_checks.check_name is 'Stable kebab-case name; ''score'' for the whole run, with the failed checks of all in failed.';
comment on column ops.quality_checks.stage is 'INPUT: rejected at intake; TRANSFORMATION: rows of facts and dimensions; OUTPUT: counts, sums, schema; PROFILE: figures only.';
comment on column ops.quality_checks.table_name is 'What was looked at: a table as schema.table, or a group of them.';
comment on column ops.quality_checks.checked is 'Rows, records or entries looked at.';
comment on column ops.quality_checks.failed is 'Of these, those that failed.';
comment on column ops.quality_checks.checked_at is 'When it was checked, UTC.';
comment on column ops.quality_checks.judged is 'False if the check could not be told, as detail says: it then counts neither way.';
comment on column ops.quality_checks.score is 'Percent that passed, rounded down: 100 only if nothing failed.';
comment on column ops.quality_checks.detail is 'Up to three culprits by key; never values of persons.';
comment on column ops.quality_checks.measured is 'More figures; for ''score'' the terms that were taken off.';
comment on column ops.rejected_records.replayed_at is 'When its bytes were last sent to the source topic again, UTC; null if never.';

grant select, insert, update, delete on ops.quality_checks to shop_sink;
grant select on ops.quality_checks to shop_api;
