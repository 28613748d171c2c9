-- Erasure (ADR 074): who was forgotten, and which dead letters lost their bytes for it.

create table ops.forgotten_users (
  user_id      text        primary key check (user_id ~ '[^[:space:]]'),
  requested_at timestamptz not null default now(),
  requested_by text        not null check (length(requested_by) between 1 and 100),
  completed_at timestamptz
);

comment on table ops.forgotten_users is 'Users whose name, e-mail and city were erased. Whatever record comes later: the load and a rebuild leave these three empty. A rebuild does not touch this table.';
comment on column ops.forgotten_users.user_id is 'Id of the user; orders and events keep it as a pseudonym.';
comment on column ops.forgotten_users.requested_at is 'When the erasure was first requested, UTC.';
comment on column ops.forgotten_users.requested_by is 'Who requested it: the account of the operating system that ran the command.';
comment on column ops.forgotten_users.completed_at is 'When it was last found complete, UTC; null until then: run the command again.';

alter table ops.rejected_records add column erased_at timestamptz;

comment on column ops.rejected_records.erased_at is 'When value and headers were removed, UTC, because they contained personal data of a forgotten user; such a record cannot be replayed. Null if never.';
comment on column ops.rejected_records.raw_value is 'Value as it was, byte by byte; null where it had none or was erased (erased_at). Of a row of the shop database all columns as JSON, as change capture read them.';
