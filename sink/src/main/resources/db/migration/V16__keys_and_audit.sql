-- What the API writes: its keys, who changed what, and the answers to batches that carry an Idempotency-Key. A rebuild
-- does not touch these tables; housekeeping removes old rows of the last two.

create table ops.api_keys (
  key_id       text        primary key check (key_id ~ '^[0-9A-Za-z]{8,32}$'),
  name         text        not null check (length(name) between 1 and 100),
  role         text        not null check (role in ('reader', 'ingest', 'operator')),
  secret_hash  bytea       not null check (octet_length(secret_hash) = 32),
  created_at   timestamptz not null default now(),
  created_by   text        not null,
  last_used_at timestamptz,
  revoked_at   timestamptz
);

create table ops.api_audit (
  entry_id bigint      generated always as identity primary key,
  at       timestamptz not null default now(),
  key_id   text,
  who      text        not null,
  address  text        not null,
  method   text        not null,
  path     text        not null,
  status   integer     not null,
  detail   text        not null default ''
);
create index api_audit_at on ops.api_audit (at);

create table ops.ingest_batches (
  owner           text        not null,
  idempotency_key text        not null,
  created_at      timestamptz not null default now(),
  claimed_at      timestamptz not null default now(),
  request_hash    bytea,
  status          integer,
  answer          text,
  primary key (owner, idempotency_key)
);
create index ingest_batches_created on ops.ingest_batches (created_at);

comment on table ops.api_keys is 'Keys of the API. A revoked key stays, so that the audit can be read.';
comment on column ops.api_keys.key_id is 'The part of the key that is no secret: sk_<key_id>_<secret>.';
comment on column ops.api_keys.name is 'What people call the key: the program or the person who has it.';
comment on column ops.api_keys.role is 'reader: may read; ingest: may send records, and read nothing; operator: may do everything and sees personal data.';
comment on column ops.api_keys.secret_hash is 'SHA-256 of the whole key. The key has 256 random bits, so that nobody can try them all.';
comment on column ops.api_keys.created_at is 'When the key was made, UTC.';
comment on column ops.api_keys.created_by is 'Who made it: id of a key, or loopback for somebody at the machine of the shop without a key.';
comment on column ops.api_keys.last_used_at is 'When it was last used, UTC, to about a minute; null if never.';
comment on column ops.api_keys.revoked_at is 'When it was revoked, UTC; null while it is valid. The API may take a minute to notice.';

comment on table ops.api_audit is 'Requests to change something, one row each, written within a second; no bodies and no query parameters.';
comment on column ops.api_audit.entry_id is 'Numbers the rows.';
comment on column ops.api_audit.at is 'When the request came, UTC.';
comment on column ops.api_audit.key_id is 'Key of the request; null without one.';
comment on column ops.api_audit.who is 'Name of the key; loopback for somebody at the machine of the shop without a key.';
comment on column ops.api_audit.address is 'IP address of the connection; of the proxy, if there is one.';
comment on column ops.api_audit.method is 'HTTP method.';
comment on column ops.api_audit.path is 'Address as the API describes it: {id} in place of an id.';
comment on column ops.api_audit.status is 'HTTP status of the answer.';
comment on column ops.api_audit.detail is 'What was changed, where the path does not say it, such as the id of a key. Never personal data.';

comment on table ops.ingest_batches is 'Batches sent with an Idempotency-Key in the last 24 hours, and the answers to them.';
comment on column ops.ingest_batches.owner is 'Id of the key that sent it; loopback without one.';
comment on column ops.ingest_batches.idempotency_key is 'The header of the request.';
comment on column ops.ingest_batches.created_at is 'When it was first sent, UTC: with the key it decides the ids of records that have none.';
comment on column ops.ingest_batches.claimed_at is 'When the API last began to work on it, UTC.';
comment on column ops.ingest_batches.request_hash is 'SHA-256 of path, content type and body; null until the body has been read.';
comment on column ops.ingest_batches.status is 'HTTP status of the answer; null while there is none.';
comment on column ops.ingest_batches.answer is 'The answer, JSON; null while there is none.';

-- Default privileges give the sink everything and the API reading; here it is the other way round.
revoke all on ops.api_keys, ops.api_audit, ops.ingest_batches from shop_sink;
grant select, delete on ops.api_audit, ops.ingest_batches to shop_sink;
grant select, insert, update (last_used_at, revoked_at) on ops.api_keys to shop_api;
grant select, insert on ops.api_audit to shop_api;
grant select, insert, update on ops.ingest_batches to shop_api;

alter table ops.retention_runs drop constraint retention_runs_data_check,
  add constraint retention_runs_data_check check (data in ('orders', 'events', 'rejected', 'audit'));
comment on column ops.retention_runs.data is 'orders: with their lines and changes of status, by time of placing; events, by time; rejected: the rejected records, by time of rejection; audit: who changed what by the API, by time. A rebuild brings back none of the last two.';
