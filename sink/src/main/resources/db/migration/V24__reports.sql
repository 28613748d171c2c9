-- Reports that were written on time (ADR 088), bytes included, so that any instance of the API serves any of them. The
-- unique row is what makes a report of a period come once, however many instances write it. A rebuild does not touch
-- the table.

create table ops.reports (
  report_id    text        primary key check (report_id ~ '^[a-z]+-[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9a-f]{12}$'),
  kind         text        not null check (kind ~ '^[a-z]+$'),
  parameters   text        not null,
  period_from  timestamptz not null,
  period_to    timestamptz not null check (period_to > period_from),
  time_zone    text        not null,
  currency     text        not null,
  title        text        not null,
  findings     text        not null,
  generated_at timestamptz not null,
  as_of        timestamptz not null,
  incomplete   text,
  files        bytea       not null,
  mailed_at    timestamptz,
  unique (kind, parameters, period_from, period_to)
);
-- The archive is compressed already.
alter table ops.reports alter column files set storage external;
create index reports_generated_at on ops.reports (generated_at);

comment on table ops.reports is 'Reports that were written on time, one row per report and period. They name products and ids, never customers.';
comment on column ops.reports.report_id is 'Kind, first day of the period and a hash of what makes the row unique: the same in every instance.';
comment on column ops.reports.kind is 'Kind of report, such as executive or monthly.';
comment on column ops.reports.parameters is 'What the report was asked with, as a query string in alphabetical order: currency, time zone, comparison, filters.';
comment on column ops.reports.period_from is 'Start of the period, UTC, inclusive: a midnight of time_zone.';
comment on column ops.reports.period_to is 'End of the period, UTC, exclusive: a midnight of time_zone.';
comment on column ops.reports.time_zone is 'Time zone of its days.';
comment on column ops.reports.currency is 'ISO 4217 code; all amounts are in it.';
comment on column ops.reports.title is 'Title and period in words.';
comment on column ops.reports.findings is 'The key findings, a line each; empty if nothing was notable.';
comment on column ops.reports.generated_at is 'When the report was written, UTC.';
comment on column ops.reports.as_of is 'Time of the last load that its figures are of, UTC.';
comment on column ops.reports.incomplete is 'Why figures of the period may be missing; null if the load had passed its end.';
comment on column ops.reports.files is 'A ZIP archive of the report in all its formats: report.html, report.pdf, report.xlsx and a CSV file per table.';
comment on column ops.reports.mailed_at is 'When an SMTP server took the mail with the report, UTC; null while none did.';

-- Written and read by the API alone, which also deletes old ones.
revoke all on ops.reports from shop_sink;
grant select, insert, delete, update (mailed_at) on ops.reports to shop_api;
