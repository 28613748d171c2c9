-- What a replay must know: whether all bytes were kept, and the headers, which carry the version of a deletion.
alter table ops.rejected_records
  add column raw_key_size   bigint,
  add column raw_value_size bigint,
  add column headers        text;

comment on column ops.rejected_records.raw_key_size is 'Bytes of the key; more than raw_key holds if it was too large to keep; null where there was no key, and in older rows.';
comment on column ops.rejected_records.raw_value_size is 'Bytes of the value; more than raw_value holds if it was too large to keep; null where there was no value, and in older rows.';
comment on column ops.rejected_records.headers is 'Headers as JSON, values in base64; null where they were not kept: more than 16 kB, a line of a file, and in older rows.';
