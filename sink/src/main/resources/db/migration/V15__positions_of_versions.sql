-- Where each version of an order came from, so that a figure can be followed down to the records it is made of. The
-- columns are named as in ops.rejected_records. No index: they are read with the row of an order (ADR 058).

alter table warehouse.order_status_changes
  add column source_topic     text,
  add column source_partition integer,
  add column source_offset    bigint,
  -- Known or not, as a whole: a partition without its topic names no record.
  add constraint order_status_changes_source_check check (
    (source_topic is null) = (source_partition is null) and (source_topic is null) = (source_offset is null));

comment on column warehouse.order_status_changes.source_topic is 'Topic of the record that brought the version; null for a row that was loaded before the warehouse kept positions: a rebuild fills it.';
comment on column warehouse.order_status_changes.source_partition is 'Partition of that record; null as source_topic.';
comment on column warehouse.order_status_changes.source_offset is 'Offset of that record; null as source_topic. Of several records with the same version of an order, the one that was loaded first, which is the first of its partition.';
