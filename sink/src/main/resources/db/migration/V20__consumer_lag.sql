-- The lag of the last 24 hours, for pages and reports (ADR 080). Every 10 seconds the sink inserts about twenty rows, and
-- every hour housekeeping deletes those older than a day. The rows that go are the oldest blocks of the table, which new
-- rows fill again once they are vacuumed: so it is vacuumed after each hour's delete, and stays at some 25 MB.

create table ops.consumer_lag (
  sampled_at     timestamptz not null,
  consumer_group text        not null,
  topic          text        not null,
  lag            bigint      not null check (lag >= 0),
  primary key (sampled_at, consumer_group, topic)
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.2,
        autovacuum_analyze_scale_factor = 0.2);

comment on table ops.consumer_lag is 'Records written but not processed yet, by consumer group and topic, every 10 seconds; of the last 24 hours. A gap: nothing was sampled, since the sink, Kafka or the warehouse was away. A rebuild does not touch this table.';
comment on column ops.consumer_lag.sampled_at is 'When it was sampled, UTC, a multiple of 10 seconds; the same for all rows of a sample.';
comment on column ops.consumer_lag.consumer_group is 'Who reads: shop-streams, or a loader of the sink.';
comment on column ops.consumer_lag.topic is 'What is read. Of streams its input topics, not its own repartition topics.';
comment on column ops.consumer_lag.lag is 'Offsets from the next one to be processed to the end of what is committed, over all partitions. Transaction markers count.';
